package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.NeedsKernel;
import bpflab.libbpf.Binding;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a machine can lack, tried in a Java of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MissingTest {
    @Test
    void without_libbpf_it_says_what_to_install() throws Exception {
        assertThat(said(List.of(), "-D" + Binding.PROPERTY + "=libnone.so.1"))
                .isEqualTo("MACHINE|cannot talk to the kernel|libbpf is not installed: there is no "
                        + "libnone.so.1|!apt-get install libbpf1");
    }

    @Test
    @NeedsKernel
    void without_the_right_to_bpf_it_opens_and_says_so_when_it_is_needed() throws Exception {
        List<String> unprivileged = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
        assertThat(said(unprivileged))
                .isEqualTo("""
                        MACHINE|cannot load pass.o|this needs root, or CAP_BPF with CAP_NET_ADMIN and CAP_PERFMON|sudo bpflab
                        bpflab vm   # without root
                        MACHINE|cannot list programs|this needs root, or CAP_BPF with CAP_NET_ADMIN and CAP_PERFMON|sudo bpflab
                        bpflab vm   # without root""");
    }

    private static String said(List<String> before, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Opener.class.getName()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(child.waitFor()).as(said).isZero();
        return said;
    }

    /** Opens the kernel and asks it for things. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] words) {
            tell(() -> {
                Kernel kernel = LinuxKernel.open();
                tell(() -> kernel.load(Sources.object("pass"), LoadOptions.DEFAULT).close());
                tell(kernel::programs);
            });
        }

        private static void tell(Runnable task) {
            try {
                task.run();
            } catch (TroubleException e) {
                System.out.println(
                        e.trouble().kind() + "|" + e.trouble().what() + "|" + e.trouble().why() + "|"
                                + e.trouble().hint());
            }
        }
    }
}
