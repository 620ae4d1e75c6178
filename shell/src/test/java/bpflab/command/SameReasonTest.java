package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.kernel.NeedsKernel;
import bpflab.script.JsonLines;
import bpflab.script.Runner;
import bpflab.trouble.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that goes nowhere: {@code :load}, {@code :check} and {@code bpflab check} give the same reason for it. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SameReasonTest {
    private static final String GPL = "char LICENSE[] SEC(\"license\") = \"GPL\";\n";

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("it does not compile", "SEC(\"xdp\") int f(struct xdp_md *ctx) { return oops; }\n"),
                Arguments.of("it includes what is not there", "#include \"nosuch.h\"\n"),
                Arguments.of("it reads unchecked packet bytes",
                        "SEC(\"xdp\") int f(struct xdp_md *ctx) { return *(char *)(long)ctx->data; }\n"),
                Arguments.of("one of two is rejected, without a licence",
                        "SEC(\"xdp\") int g(struct xdp_md *ctx) { return XDP_PASS; }\n"
                                + "SEC(\"xdp\") int f(struct xdp_md *ctx) { bpf_printk(\"x\"); return XDP_PASS; }\n"),
                Arguments.of("it wants a function that no kernel has",
                        GPL + "SEC(\"fentry/no_such_function\") int f(void *ctx) { return 0; }\n"),
                Arguments.of("it wants a function of this kernel",
                        GPL + "SEC(\"fentry/do_unlinkat\") int f(void *ctx) { return *(int *)0; }\n"),
                Arguments.of("its section says nothing",
                        "SEC(\"nothing_known\") int f(void *ctx) { return 0; }\n"),
                Arguments.of("its map cannot be made", """
                        struct {
                                __uint(type, BPF_MAP_TYPE_ARRAY);
                                __uint(max_entries, 4);
                                __type(key, __u64);
                                __type(value, int);
                        } m SEC(".maps");
                        SEC("xdp") int f(struct xdp_md *ctx)
                        {
                                __u64 key = 0;
                                return bpf_map_lookup_elem(&m, &key) ? XDP_DROP : XDP_PASS;
                        }
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void load_and_check_and_check_from_outside_give_one_reason(String what, String source) throws Exception {
        try (Classroom room = new Classroom(folder)) {
            room.type(":lesson first");
            room.type(":next");
            room.type(":next");
            Files.writeString(room.copy("x.c"), Classroom.HEAD + source);

            List<String> loading = room.type(":load x.c").lines().toList();
            Trouble load = room.last().trouble().orElseThrow(() -> new AssertionError("it loads: " + what));
            String checking = room.type(":check");
            Trouble check = room.last().trouble().orElseThrow();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int status = new Runner(
                            room.bench(), room.interpreter(),
                            new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8)), false)
                    .run(Script.of(List.of(":check first")));

            assertThat(check).isEqualTo(load);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"why\":" + Json.of(load.why()));
            assertThat(status).isEqualTo(load.kind().status());
            assertThat(checking.lines()).containsAll(reason(loading));
        }
    }

    /** From the first line that says no: what is before it tells what was done, and how long it took. */
    private static List<String> reason(List<String> lines) {
        return lines.stream().dropWhile(line -> !line.startsWith("refused") && !line.contains("error")).toList();
    }
}
