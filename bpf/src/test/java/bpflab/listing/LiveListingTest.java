package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.MapSpec;
import bpflab.elf.MapType;
import bpflab.elf.ObjectFile;
import bpflab.kernel.BpfMap;
import bpflab.kernel.Feature;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.MapInfo;
import bpflab.kernel.NeedsFeature;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.libbpf.LinuxKernel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the folder corpus, compiled and loaded here and now, shown by us and by bpftool. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveListingTest {
    private static Kernel kernel;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(LiveListingTest.class.getResource("corpus").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".c")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void each_program_is_printed_as_bpftool_prints_it(Path source) throws Exception {
        for (String cpu : List.of("v1", "v3")) {
            try (LoadedObject object = load(source, cpu)) {
                for (Program program : programs(object)) {
                    assertThat(ours(program, Layout.PLAIN))
                            .as(program.name() + " for " + cpu)
                            .containsExactlyElementsOf(bpftools(program));
                }
            }
        }
    }

    /** These name functions of the kernel, which not every kernel lets them be attached to. */
    @Test
    @NeedsFeature({Feature.FENTRY, Feature.LSM})
    void programs_that_the_kernel_binds_to_its_own_functions_are_printed_as_bpftool_prints_them() throws Exception {
        each_program_is_printed_as_bpftool_prints_it(
                Path.of(LiveListingTest.class.getResource("bound/functions.c").toURI()));
    }

    @ParameterizedTest
    @CsvSource({"opcodes,true,false", "linum,false,true"})
    void bytes_and_positions_are_printed_as_bpftool_prints_them(String option, boolean opcodes, boolean positions)
            throws Exception {
        try (LoadedObject object = load(corpus("subprograms.c"), "v1")) {
            for (Program program : programs(object)) {
                assertThat(ours(program, new Layout(opcodes, positions, true)))
                        .as(program.name())
                        .containsExactlyElementsOf(bpftools(program, option));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void maps_are_in_the_kernel_what_the_object_says(Path source) throws Exception {
        try (LoadedObject object = load(source, "v1")) {
            assertThat(object.maps())
                    .extracting(BpfMap::name)
                    .containsExactlyInAnyOrderElementsOf(object.file().maps().stream().map(MapSpec::name).toList());
            for (BpfMap map : object.maps()) {
                MapSpec spec = object.file().map(map.name()).orElseThrow();
                MapInfo info = map.info();
                assertThat(List.of(info.type(), info.keyBytes(), info.valueBytes(), info.flags())).as(map.name())
                        .containsExactly(
                                spec.type(), spec.keyBytes(), spec.valueBytes(), spec.flags() | addedByKernel(spec));
                if (spec.maxEntries() != 0) {
                    assertThat(info.maxEntries()).as(map.name()).isEqualTo(spec.maxEntries());
                }
            }
        }
    }

    /** {@code dev_map_alloc_check} in kernel/bpf/devmap.c lets programs only read such maps. */
    private static int addedByKernel(MapSpec spec) {
        return spec.type() == MapType.DEVMAP ? 1 << 7 : 0;
    }

    private LoadedObject load(Path source, String cpu) throws Exception {
        Path object = directory.resolve("corpus.o");
        String registers = kernel.architecture().equals("aarch64") ? "arm64" : "x86";
        run(List.of("clang", "-O2", "-g", "-target", "bpf", "-mcpu=" + cpu, "-D__TARGET_ARCH_" + registers,
                "-I/usr/include/" + kernel.architecture() + "-linux-gnu",
                "-c", source.toString(), "-o", object.toString()));
        return kernel.load(ObjectFile.read(object), LoadOptions.DEFAULT);
    }

    private static Path corpus(String name) throws Exception {
        return corpus().filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }

    private static List<Program> programs(LoadedObject object) {
        List<Program> programs = new ArrayList<>();
        for (LoadResult result : object.results()) {
            assertThat(result).as(result.spec().name()).isInstanceOf(LoadResult.Loaded.class);
            programs.add(((LoadResult.Loaded) result).program());
        }
        assertThat(programs).isNotEmpty();
        return programs;
    }

    private static List<String> ours(Program program, Layout layout) {
        return OldBpftool.spelled(layout.lines(Listing.xlated(program.xlated(), kernel.symbols())));
    }

    private static List<String> bpftools(Program program, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("bpftool", "prog", "dump", "xlated", "id", Integer.toString(program.info().id())));
        command.addAll(List.of(options));
        return OldBpftool.spelled(run(command));
    }

    private static List<String> run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + String.join("\n", lines)).isZero();
        return lines;
    }
}
