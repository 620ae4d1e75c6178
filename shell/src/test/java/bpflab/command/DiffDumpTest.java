package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.json.Json;
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code :dump diff} of programs, of files, and of a program and a file. */
class DiffDumpTest extends KernelDesk {
    private static final String DECIDE = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            __u32 seen;

            SEC("xdp")
            int decide(struct xdp_md *ctx)
            {
            	seen++;
            	if (ctx->ingress_ifindex > LIMIT)
            		return XDP_DROP;
            	return XDP_PASS;
            }

            char _license[] SEC("license") = "GPL";
            """;

    @Test
    void two_programs_are_compared_as_the_kernel_has_them() throws Exception {
        two();
        int one = desk.bench().programs().get(0).info().id();
        int two = desk.bench().programs().get(1).info().id();
        String shown = desk.type(":dump diff " + one + " " + two);
        assertThat(shown)
                .startsWith(one + " and " + two + ", xlated: 1 only in the first (-), 1 only in the second (+)");
        assertThat(shown.lines().filter(line -> line.startsWith("- ") || line.startsWith("+ "))).hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith("- ").contains("> 0x3 goto"))
                .anySatisfy(line -> assertThat(line).startsWith("+ ").contains("> 0x9 goto"));
        assertThat(Json.of(desk.last().data()))
                .contains("\"stage\":\"xlated\"", "\"gone\":1", "\"added\":1");
    }

    @Test
    void a_script_gets_every_instruction_with_what_became_of_it() throws Exception {
        desk.file("three.c", DECIDE.replace("LIMIT", "3"));
        desk.file("nine.c", DECIDE.replace("LIMIT", "9").replace("seen++", "seen++; asm volatile(\"r8 = 1\")"));
        desk.type(":dump diff three.c nine.c");
        String data = Json.of(desk.last().data());
        assertThat(data).containsPattern("\\{\"kind\":\"changed\",\"side\":\"both\",\"at\":\\d+,"
                + "\"code\":\"[^\"]*0x9[^\"]*\","
                + "\"before\":\\{\"at\":\\d+,\"code\":\"[^\"]*0x3[^\"]*\"},\"line\":\\d+}");
        assertThat(data).containsPattern(
                "\\{\"kind\":\"added\",\"side\":\"second\",\"at\":\\d+,\"code\":\"\\(b7\\) r8 = 1\",\"line\":9}");
        assertThat(data.split("\"kind\":\"same\"", -1)).hasSizeGreaterThan(5);
        desk.type(":dump diff nine.c three.c");
        assertThat(Json.of(desk.last().data())).containsPattern(
                "\\{\"kind\":\"removed\",\"side\":\"first\",\"at\":\\d+,\"code\":\"\\(b7\\) r8 = 1\",\"line\":9}");
    }

    @Test
    void so_it_is_at_every_stage() throws Exception {
        two();
        int one = desk.bench().programs().get(0).info().id();
        int two = desk.bench().programs().get(1).info().id();
        assertThat(desk.type(":dump diff " + one + " " + two + " --stage jited"))
                .contains(", jited: 1 only in the first (-), 1 only in the second (+)")
                .containsPattern("\\+ +[0-9a-f]+: cmp.*9");
        assertThat(desk.type(":dump diff " + one + " " + two + " --stage elf")).contains(", elf: 1 only in the first");
        assertThat(desk.type(":dump diff " + one + " " + one)).contains("xlated: no difference in ");
    }

    @Test
    void ctrl_C_ends_each_dump_of_code() throws Exception {
        two();
        int one = desk.bench().programs().get(0).info().id();
        for (String line : List.of(":dump all " + one, ":dump diff decide", ":dump cfg " + one, ":dump elf " + one)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> desk.type(line)).as(line).isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).as(line).isFalse();
        }
    }

    @Test
    void files_are_compared_as_compiled_and_a_program_with_its_namesake_in_a_file() throws Exception {
        two();
        assertThat(desk.type(":dump diff three.c nine.c"))
                .contains("three.c and nine.c, elf: 1 only in the first (-), 1 ");
        assertThat(desk.type(":dump diff decide three.c")).contains("decide and three.c, elf: 1 only in the first");
        assertThat(desk.type(":dump diff decide nine.c")).contains("decide and nine.c, elf: no difference in ");
    }

    @Test
    void a_program_is_compared_with_its_namesake_of_another_file() throws Exception {
        two();
        assertThat(desk.type(":dump diff decide"))
                .startsWith("decide of three.c and decide, xlated: 1 only in the first (-), 1 only in the second (+)");
    }

    @Test
    void one_name_on_both_sides_of_several_programs_is_one_program_and_not_a_comparison() throws Exception {
        two();
        assertThat(desk.type(":dump diff decide decide"))
                .contains("decide is the newest of 2 of that name")
                .contains(":dump diff decide   # with the one before");
    }

    @Test
    void of_files_that_are_loaded_the_line_for_the_other_stages_is_offered_and_runs() throws Exception {
        two();
        for (String line : List.of(":dump diff three.c nine.c", ":dump diff three.c decide")) {
            desk.type(line + " --stage jited");
            String hint = desk.last().trouble().orElseThrow().hint();
            assertThat(hint).as(line).matches(":dump diff \\d+ \\d+ --stage jited +# the programs, which are loaded");
            assertThat(desk.type(hint)).contains(", jited: 1 only in the first (-), 1 only in the second (+)");
        }
        assertThat(desk.type(":dump diff nine.c decide --stage jited")).contains(":dump jited decide");
    }

    @Test
    void hints_are_lines_that_run() throws Exception {
        two();
        for (String line : List.of(":dump diff", ":dump diff three.c nine.c --stage asm", ":dump cfg three.c --stage c",
                ":dump nosuch decide", ":dump decide", ":dump xlated three.c nine.c", ":dump xlated decide --dot",
                ":dump xlated decide --intel", ":dump all decide --lines", ":dump xlated decide --bars",
                ":dump jited decide --stage elf", ":dump xlated decide --limit 0", ":dump jited --long")) {
            desk.type(line);
            String hint = desk.last().trouble().orElseThrow(() -> new AssertionError(line)).hint();
            String first = hint.lines().findFirst().orElseThrow();
            assertThat(first).as(line).startsWith(":").doesNotContain("A B");
            desk.type(first);
            assertThat(desk.last().trouble().map(Trouble::kind)).as("%s: %s", line, first)
                    .isNotEqualTo(Optional.of(Trouble.Kind.USAGE));
        }
    }

    /** An option that is passed over leaves one to think that it was heeded: no file was written. */
    @Test
    void an_option_that_says_nothing_is_refused() throws Exception {
        two();
        assertThat(desk.type(":dump xlated decide --to x.txt")).contains("--to says nothing to :dump xlated")
                .containsPattern("bpflab -c ':dump xlated \\d+' > x.txt");
        assertThat(desk.type(":dump all decide --opcodes")).contains("it is for xlated, jited, elf");
    }

    @Test
    void what_cannot_be_compared_is_told() throws Exception {
        two();
        assertThat(desk.type(":dump diff")).contains("a difference is between two");
        assertThat(desk.type(":dump diff decide three.c --stage xlated"))
                .contains("there is no xlated stage of three.c");
        assertThat(desk.type(":dump diff decide nothing")).contains("there is no program nothing");
        assertThat(desk.type(":dump diff decide decide --stage c")).contains("there is no stage c");
        assertThat(desk.type(":dump diff decide broken.c")).contains("does not compile");
        assertThat(desk.type(":dump xlated decide decide")).contains("one too many: decide");
        assertThat(desk.type(":dump map flows rxcnt")).contains("one too many: rxcnt", ":dump map flows");
    }

    private void two() throws Exception {
        desk.file("three.c", DECIDE.replace("LIMIT", "3")).file("nine.c", DECIDE.replace("LIMIT", "9"));
        desk.type(":load three.c");
        desk.type(":load nine.c");
        assertThat(desk.bench().programs()).hasSize(2);
    }

    @Test
    void after_a_second_load_one_name_is_enough() throws Exception {
        desk.file("d.c", DECIDE.replace("LIMIT", "3"));
        desk.type(":load d.c");
        assertThat(desk.type(":dump diff decide"))
                .contains("there is no earlier version of decide", "it was loaded once");
        desk.file("d.c", DECIDE.replace("LIMIT", "9"));
        desk.type(":load d.c");
        assertThat(desk.type(":dump diff decide"))
                .contains("decide before and decide, elf: 1 only in the first (-), 1 only in the second (+)");
        desk.type(":attach decide xdp " + veth.name);
        desk.file("d.c", DECIDE.replace("LIMIT", "20"));
        desk.type(":load d.c");
        assertThat(desk.type(":dump diff decide"))
                .contains("decide before and decide, xlated: 1 only in the first (-)").contains("> 0x9 goto");
        assertThat(desk.type(":dump diff d.c")).contains("d.c is a file");
    }
}
