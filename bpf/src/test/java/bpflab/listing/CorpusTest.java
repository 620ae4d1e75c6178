package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.KeptObject;
import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the folder corpus, loaded here and now. The shell's tests show them beside bpftool's dumps. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CorpusTest {
    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(CorpusTest.class.getResource("corpus").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".c")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void maps_are_in_the_kernel_what_the_object_says(Path source) {
        try (LoadedObject object = load(source)) {
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

    private static LoadedObject load(Path source) {
        String registers = kernel.architecture().equals("aarch64") ? "arm64" : "x86";
        byte[] image = KeptObject.of(source, "-mcpu=v1", "-D__TARGET_ARCH_" + registers).image();
        return kernel.load(ObjectFile.parse(source.getFileName() + ".o", image), LoadOptions.DEFAULT);
    }
}
