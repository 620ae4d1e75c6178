package bpflab.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.Btf;
import bpflab.clang.KeptObject;
import bpflab.elf.ObjectFile;
import bpflab.hook.ProgramType;
import bpflab.libbpf.Errno;
import bpflab.verifier.log.VerifierLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is said of a name that the kernel lacks depends on what that kernel can tell. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelNamesTest {
    private static final String ADDRESS = "ldimm64 failed to find the address for kernel symbol 'runqueues'.";
    private static final String LISTED = "CONFIG_KALLSYMS_ALL";

    @Test
    void a_kernel_that_lists_no_variables_is_not_said_to_have_none() throws IOException {
        Obstacle hidden = variable(List.of("CONFIG_HZ"));
        assertThat(hidden.what()).isEqualTo(
                "reads the kernel's variable missing_everywhere, which is not to be found in this kernel");
        assertThat(hidden.why()).endsWith("this kernel lists hardly any, for it was built without " + LISTED);
        assertThat(hidden.fix()).endsWith("\nbpflab vm   # a kernel that lists them");
        assertThat(variable(List.of("CONFIG_HZ", LISTED)).why()).doesNotContain(LISTED);
        assertThat(variable(List.of()).fix()).doesNotContain("bpflab vm");
    }

    /** The kernel's types have it, so libbpf takes it for found, __weak or not. */
    @Test
    void a_variable_without_an_address_is_not_helped_by_weak() throws IOException {
        Obstacle hidden = report("", ADDRESS, List.of("CONFIG_HZ")).obstacle().orElseThrow();
        assertThat(hidden.kind()).isEqualTo(ObstacleKind.KSYM);
        assertThat(hidden.what()).isEqualTo("uses the kernel's variable runqueues, whose address this kernel does not "
                + "tell");
        assertThat(hidden.fix())
                .isEqualTo("leave runqueues out on this kernel\nbpflab vm   # a kernel that lists them");
        assertThat(report("", ADDRESS, List.of(LISTED)).obstacle().orElseThrow().fix())
                .isEqualTo("!grep -w runqueues /proc/kallsyms   # looks for it");
    }

    private static Obstacle variable(List<String> options) throws IOException {
        return report("extern 'missing_everywhere' (strong): not resolved", "", options).obstacle().orElseThrow();
    }

    private static LoadReport report(String warning, String log, List<String> options) throws IOException {
        ObjectFile file = ObjectFile.parse("variable.o",
                KeptObject.of(Path.of("src/test/resources/bpflab/obstacle/variable.c")).image());
        return new LoadReport(
                file, file.programs().get(0), warning.isEmpty() ? List.of() : List.of(warning),
                new VerifierLog(log), Errno.ESRCH, new Facts(options));
    }

    /** A kernel with these options, of which nothing else can be found out. */
    private record Facts(List<String> options) implements KernelFacts {
        @Override
        public Optional<Btf> types() {
            return Optional.empty();
        }

        @Override
        public List<String> variables() {
            return List.of();
        }

        @Override
        public boolean has(ProgramType type) {
            return true;
        }
    }
}
