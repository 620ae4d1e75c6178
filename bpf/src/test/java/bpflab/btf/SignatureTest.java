package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignatureTest {

    @Test
    void prototypes_are_those_of_bpftool_with_their_odd_spaces() {
        List<String> recorded = Samples.text("prototypes.txt").lines().toList();
        assertThat(prototypes(Btf.parse(Samples.bytes("prototypes.btf"))))
                .containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void a_type_tag_makes_the_line_disappear() {
        Btf btf = Btf.parse(Samples.bytes("prototypes.btf"));
        int tagged = btf.find(Kind.FUNC, "tagged").orElseThrow();
        assertThat(btf.prototype(tagged)).isEmpty();
        assertThat(btf.typeName(tagged)).isEqualTo("int tagged(int *)");
    }

    @Test
    void a_line_that_does_not_fit_the_buffer_of_bpftool_disappears() {
        String fits = "f".repeat(1023 - "int ()".length());
        assertThat(function(fits).prototype(3)).hasSize(1023);
        assertThat(function(fits + "f").prototype(3)).isEmpty();
    }

    private static Btf function(String name) {
        return BtfBytes.little()
                .integer("int", 4, true)
                .type("", Kind.FUNC_PROTO, 0, 1)
                .type(name, Kind.FUNC, 0, 2)
                .parse();
    }

    @Test
    void variadic_functions_end_in_three_dots() {
        BtfBytes bytes = BtfBytes.little().integer("int", 4, true);
        Btf btf = bytes.type("", Kind.FUNC_PROTO, 2, 0, bytes.string("n"), 1, 0, 0)
                .type("log", Kind.FUNC, 0, 2)
                .parse();
        assertThat(btf.prototype(3)).isEqualTo("void log(int n, ...)");
        assertThat(btf.typeName(3)).isEqualTo("void log(int, ...)");
    }

    @Test
    void a_function_whose_type_is_no_prototype_has_no_line() {
        assertThat(BtfBytes.little().integer("int", 4, true).type("f", Kind.FUNC, 0, 1).parse().prototype(2)).isEmpty();
    }

    @Test
    @NeedsKernel
    void prototypes_are_those_that_bpftool_prints_here_and_now(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/bpftool")) && Files.isExecutable(Path.of("/usr/bin/clang")),
                "needs bpftool and clang");
        Path source = Files.write(folder.resolve("p.c"), Samples.bytes("prototypes.c"));
        Path object = folder.resolve("p.o");
        Path pin = Path.of("/sys/fs/bpf/bpflab-test-btf-" + ProcessHandle.current().pid());
        String include = "-I/usr/include/" + System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu";
        run("clang", "-O2", "-g", "-target", "bpf", include, "-c", source.toString(), "-o", object.toString());
        run("llvm-objcopy", "--dump-section", ".BTF=" + folder.resolve("p.btf"), object.toString(),
                folder.resolve("x.o").toString());
        try {
            run("bpftool", "prog", "load", object.toString(), pin.toString());
            List<String> printed = run("bpftool", "prog", "dump", "xlated", "pinned", pin.toString())
                    .lines()
                    .filter(line -> line.endsWith("):"))
                    .toList();
            assertThat(printed).hasSizeGreaterThan(7);
            assertThat(prototypes(Btf.parse(Files.readAllBytes(folder.resolve("p.btf"))))).containsAll(printed);
        } finally {
            Files.deleteIfExists(pin);
        }
    }

    private static List<String> prototypes(Btf btf) {
        return IntStream.range(1, btf.count())
                .filter(id -> btf.type(id) instanceof Type.Function)
                .mapToObj(btf::prototype)
                .filter(p -> !p.isEmpty())
                .map(p -> p + ":")
                .toList();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + output).isZero();
        return output;
    }
}
