package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.clang.KeptObject;
import bpflab.hook.Feature;
import bpflab.kernel.NeedsFeature;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.listing.OldBpftool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code :dump} shows of programs that are compiled and loaded here and now, beside what bpftool prints. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DumpBesideBpftoolTest {
    private static final Path LISTING = Path.of("../bpf/src/test/resources/bpflab/listing");

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = Desk.in(folder);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    static Stream<String> corpus() throws IOException {
        try (Stream<Path> files = Files.list(LISTING.resolve("corpus"))) {
            return files.map(file -> "corpus/" + file.getFileName())
                    .filter(file -> file.endsWith(".c"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void xlated_is_byte_for_byte_what_bpftool_prints(String source) throws Exception {
        for (String cpu : List.of("v1", "v2", "v3")) {
            for (Program program : loaded(source, cpu)) {
                assertSame(program, "", List.of());
            }
        }
    }

    /** These name functions of the kernel, which not every kernel lets them be attached to. */
    @Test
    @NeedsFeature({Feature.FENTRY, Feature.LSM})
    void so_it_is_of_programs_that_the_kernel_binds_to_its_own_functions() throws Exception {
        xlated_is_byte_for_byte_what_bpftool_prints("bound/functions.c");
    }

    @ParameterizedTest
    @CsvSource({"--opcodes,opcodes", "--lines,linum"})
    void so_it_is_with_bytes_and_with_positions(String ours, String theirs) throws Exception {
        for (String source : List.of("corpus/subprograms.c", "corpus/two_files.c", "corpus/maps.c")) {
            for (Program program : loaded(source, "v1")) {
                assertSame(program, ours, List.of(theirs));
            }
        }
    }

    /** Where this machine's bpftool reads machine code (Debian 12's does not). */
    @ParameterizedTest
    @CsvSource(value = {"'',''", "--opcodes,opcodes", "--lines,linum"})
    void jited_is_what_bpftool_prints_with_names_for_addresses(String ours, String theirs) throws Exception {
        String version = String.join(" ", said("bpftool", "version"));
        assumeTrue(version.contains("llvm"), "this bpftool was built without libLLVM");
        for (String source : corpus().toList()) {
            for (Program program : loaded(source, "v3")) {
                List<String> typed = desk.type(":dump jited " + program.info().id() + " " + ours)
                        .lines()
                        .takeWhile(line -> !line.startsWith("return thunk: "))
                        .toList();
                List<String> options = theirs.isEmpty() ? List.of() : List.of(theirs);
                assertThat(typed).as(source + " " + program.name()).containsExactlyElementsOf(
                        new JitedText(program.jited(), desk.bench().host().symbols())
                                .asOurs(bpftool("jited", program, options)));
            }
        }
    }

    private void assertSame(Program program, String ours, List<String> theirs) throws Exception {
        List<String> typed = desk.type(":dump xlated " + program.info().id() + " " + ours).lines().toList();
        assertThat(OldBpftool.spelled(typed))
                .as(program.name())
                .hasSizeGreaterThan(1)
                .containsExactlyElementsOf(OldBpftool.spelled(bpftool("xlated", program, theirs)));
    }

    private List<Program> loaded(String source, String cpu) throws Exception {
        String registers = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86";
        byte[] image = KeptObject.of(LISTING.resolve(source), "-mcpu=" + cpu, "-D__TARGET_ARCH_" + registers).image();
        Files.write(desk.bench().folder().newFile("corpus.o"), image);
        String said = desk.type(":load corpus.o");
        assertThat(desk.last().ok()).as(source + " for " + cpu + "\n" + said).isTrue();
        List<Program> programs = desk.bench().programs();
        assertThat(programs).isNotEmpty();
        return programs;
    }

    private static List<String> bpftool(String stage, Program program, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("bpftool", "prog", "dump", stage, "id", Integer.toString(program.info().id())));
        command.addAll(options);
        return said(command.toArray(String[]::new));
    }

    private static List<String> said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + text).isZero();
        return text.lines().toList();
    }
}
