package bpflab.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.KeptObject;
import bpflab.elf.ObjectFile;
import bpflab.hook.ProgramType;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.libbpf.Libbpf;
import bpflab.linux.LinuxKernel;
import bpflab.verifier.story.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of C that fail before the verifier looks, or would without help. The comments that each begins with say what is
 * right: {@code refused} and {@code what}, the beginning of {@code fix}, in the line {@code at}; or {@code loaded} as
 * which type, with a {@code note} or none.
 */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BeforeTheVerifierTest {
    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/bpflab/obstacle"))) {
            return files.filter(file -> file.toString().endsWith(".c")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_file_is_loaded_or_told_what_stands_in_its_way(Path source) throws IOException {
        Map<String, String> right = right(source);
        String name = source.getFileName().toString().replace(".c", ".o");
        ObjectFile object = ObjectFile.parse(name, KeptObject.of(source).image());
        try (LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
            LoadResult result = loaded.results().get(0);
            if (right.containsKey("loaded")) {
                assertThat(result).isInstanceOf(LoadResult.Loaded.class);
                assertThat(((LoadResult.Loaded) result).program().info().type().label()).isEqualTo(right.get("loaded"));
                assertThat(aboutTheFile(loaded)).isEqualTo(right.getOrDefault("note", ""));
            } else {
                Explanation told = ((LoadResult.Rejected) result).explanation();
                assertThat(told.kind()).isEqualTo(right.get("refused"));
                assertThat(result.spec().name() + " " + told.what()).isEqualTo(right.get("what"));
                assertThat(told.fix()).startsWith(right.get("fix"));
                assertThat(told.why()).isNotBlank();
                assertThat(told.at().map(Explanation.Note::text).orElse("")).contains(right.getOrDefault("at", ""));
            }
        }
    }

    /** Where the kernel would refuse it anyway, a loader of one's own is no way out. */
    @Test
    void a_replacement_that_the_kernel_does_not_allow_is_told_so() throws IOException {
        Path source = Path.of("src/test/resources/bpflab/obstacle/replacement.c");
        boolean allowed = Libbpf.libbpf_probe_bpf_prog_type(ProgramType.EXT.number(), null) != 0;
        try (LoadedObject loaded = kernel.load(
                ObjectFile.parse("replacement.o", KeptObject.of(source).image()), LoadOptions.DEFAULT)) {
            Explanation told = ((LoadResult.Rejected) loaded.results().get(0)).explanation();
            assertThat(told.why().endsWith("; and this kernel allows no freplace programs")).isEqualTo(!allowed);
            assertThat(told.fix().contains("bpflab vm")).isEqualTo(!allowed);
        }
    }

    /** That a kernel has no such hook is said of the machine, and differs from one to the next. */
    private static String aboutTheFile(LoadedObject loaded) {
        return loaded.notes().stream()
                .filter(note -> !note.contains(" cannot be attached: "))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> right(Path source) throws IOException {
        Map<String, String> right = new HashMap<>();
        for (String line : Files.readAllLines(source)) {
            if (!line.startsWith("// ")) {
                break;
            }
            String[] words = line.substring(3).split(": ", 2);
            right.put(words[0], words[1]);
        }
        return right;
    }
}
