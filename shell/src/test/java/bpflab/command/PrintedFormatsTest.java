package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a format at {@code :load} is what the kernel does when the program prints. */
class PrintedFormatsTest extends KernelDesk {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            #define PRINT(NAME, ...) \\
            SEC("xdp") int NAME(struct xdp_md *ctx) { return bpf_printk(__VA_ARGS__) < 0; }
            char LICENSE[] SEC("license") = "GPL";
            """;

    /** Formats and values, as they stand in C. */
    private static final List<String> CALLS = List.of(
            "\"plain\"", "\"line\\n\"", "\"%d\", 1", "\"%i %u %x\", 1, 2, 3", "\"%X %lx %llx\", 1, 2L, 3ULL",
            "\"%ld %lu %lld\", 1L, 2UL, 3LL", "\"%5d|%-5d|%05d\", 1, 2, 3", "\"%+d % d\", 1, 2", "\"%c\", 65",
            "\"%3c\", 65", "\"%s\", \"text\"", "\"%s.\", \"text\"", "\"%sx\", \"text\"", "\"%10s\", \"text\"",
            "\"%p\", ctx", "\"%px\", ctx", "\"%pK\", ctx", "\"%pB\", ctx", "\"%pS\", ctx", "\"%ps\", ctx",
            "\"%pI4\", ctx", "\"%pi6\", ctx", "\"%pI5\", ctx", "\"%pks\", ctx", "\"%pus\", ctx", "\"%pksx\", ctx",
            "\"%pM\", ctx", "\"%p4\", ctx", "\"%f\", 1", "\"%e\", 1", "\"%g\", 1", "\"%5.2f\", 1", "\"%.2d\", 1",
            "\"%.3s\", \"text\"", "\"%*d\", 5, 1", "\"%hd\", 1", "\"%hhx\", 1", "\"%zu\", 1", "\"%jd\", 1",
            "\"%o\", 1", "\"%#x\", 1", "\"%n\", ctx", "\"%a\", 1", "\"%lld%%\", 1ULL", "\"100%\"", "\"100% sure\"",
            "\"100%%\"", "\"%l\", 1", "\"%lf\", 1", "\"%lllu\", 1", "\"bell\\a\"", "\"tab\\t%d\", 1",
            "\"\\x1b[1m\"", "\"%d %d %d %d\", 1, 2, 3, 4", "\"%d %f %d %d\", 1, 2, 3, 4",
            "\"%d %d %d %d %d\", 1, 2, 3, 4", "\"%5%\"", "\"%d %d %d %d\", 1", "\"%\"", "\"%-\", 1", "\"%5\", 1");

    @Test
    void each_format_is_refused_by_the_kernel_exactly_when_it_is_said() throws Exception {
        StringBuilder source = new StringBuilder(HEAD);
        for (int i = 0; i < CALLS.size(); i++) {
            source.append("PRINT(p").append(i).append(", ").append(CALLS.get(i)).append(")\n");
        }
        desk.file("formats.c", source.toString());
        String said = desk.type(":load formats.c").replaceAll("\\s+", " ");
        long lines = HEAD.lines().count();
        for (Program program : desk.bench().programs()) {
            int i = Integer.parseInt(program.name().substring(1));
            boolean refused = program.run(FRAME, 1).verdict() != 0;
            assertThat(said.contains("formats.c:" + (lines + i + 1) + ": the kernel refuses")).as(CALLS.get(i))
                    .isEqualTo(refused);
        }
        assertThat(desk.bench().programs()).hasSameSizeAs(CALLS);
    }

    @Test
    void formats_on_the_stack_and_lengths_without_the_end_are_seen_too() throws Exception {
        desk.file("stack.c", HEAD + """
                SEC("xdp") int on_stack(struct xdp_md *ctx)
                {
                	char format[] = "packets %f\\n";
                	return bpf_trace_printk(format, sizeof(format), 1) < 0;
                }
                SEC("xdp") int cut(struct xdp_md *ctx)
                {
                	static const char format[] = "packets %d";
                	return bpf_trace_printk(format, sizeof(format) - 1, 1) < 0;
                }
                SEC("xdp") int right(struct xdp_md *ctx)
                {
                	char format[] = "packets %d, a long line of text for a program\\n";
                	return bpf_trace_printk(format, sizeof(format), 1) < 0;
                }
                """);
        String said = desk.type(":load stack.c").replaceAll("\\s+", " ");
        assertThat(said).contains("stack.c:9: the kernel refuses the format \"packets %f\\n\", so nothing is printed: "
                + "it does not know %f: the kernel has no floats").contains("stack.c:14: the kernel refuses")
                .contains("sizeof(format) counts it").doesNotContain("a long line");
        for (String name : List.of("on_stack", "cut", "right")) {
            boolean refused = desk.bench().program(name).run(FRAME, 1).verdict() != 0;
            assertThat(refused).as(name).isEqualTo(!name.equals("right"));
        }
        assertThat(desk.type(":trace --for 1ms")).contains("stack.c:9: the kernel refuses the format");
    }
}
