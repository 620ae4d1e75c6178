package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.clang.Clang;
import bpflab.clang.Compilation.Compiled;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.machine.Machine;
import bpflab.linux.LinuxKernel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with a mistake each, refused by this kernel: the class of the refusal and the line are those of the golden
 * files.
 */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusedProgramsTest {
    /** They call kfuncs that came later, or fail in a function of which older logs do not tell the line number. */
    private static final Set<String> SINCE_6_10 =
            Set.of("kfunc-maybe-null", "kfunc-not-trusted", "calls-too-deep", "subprogram-origin",
                    "node-elsewhere", "throws-in-callback", "licence-of-kernel-function",
                    "kernel-pointer-without-mark", "task-by-a-cast", "cast-to-a-number");

    @TempDir
    static Path cache;
    private static Kernel kernel;
    private static Clang clang;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
        clang = Clang.find(kernel.vmlinuxHeader(), cache);
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    static Stream<Golden> programs() {
        return Golden.in("refused");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void are_explained_with_class_and_line(Golden golden) throws Exception {
        assumeTrue(Machine.here().kernel().orElseThrow().isAtLeast(6, 10) || !SINCE_6_10.contains(golden.name()),
                "older than Linux 6.10");
        assumeFalse("endless-loop-in-c".equals(golden.name()) && System.getenv("BPFLAB_EMULATED") != null,
                "Linux 6.12 walks a million instructions of it: minutes in software emulation");
        Compiled compiled = (Compiled) clang.compile(golden.source(), List.of("-w"));
        LoadOptions options = new LoadOptions(Optional.empty(), 0, Optional.empty(), golden.strict());
        try (LoadedObject loaded = kernel.load(ObjectFile.parse(golden.name(), compiled.object()), options)) {
            assertThat(loaded.results()).singleElement().isInstanceOf(LoadResult.Rejected.class);
            LoadResult.Rejected rejected = (LoadResult.Rejected) loaded.results().get(0);
            if (Golden.WRITE) {
                golden.write(rejected.log(), rejected.reason(), rejected.spec());
            }
            Explanation explanation = Explanation.of(rejected.log(), rejected.reason(), rejected.spec());
            assertThat(Golden.shown(explanation).lines().findFirst()).isEqualTo(golden.explained().lines().findFirst());
            assertThat(explanation.kind()).isNotEqualTo(Explanation.UNKNOWN);
        }
    }
}
