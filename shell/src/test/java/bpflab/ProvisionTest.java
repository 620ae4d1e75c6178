package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Set-up, as far as it can be tried without installing anything. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProvisionTest {
    private static final String SCRIPT = Tree.TOP.resolve("vm/provision.sh").toString();

    @TempDir
    Path folder;

    static boolean hasShellcheck() {
        return Files.isExecutable(Path.of("/usr/bin/shellcheck"));
    }

    @Test
    @EnabledIf(value = "hasShellcheck", disabledReason = "there is no shellcheck (vm/provision.sh --tests)")
    void all_scripts_pass_shellcheck() throws Exception {
        List<String> scripts = Tree.scripts().stream().map(script -> Tree.TOP.relativize(script).toString()).toList();
        assertThat(scripts).contains("bpflab", ".ci/run", "vm/provision.sh", "vm/words.sh", "vm/guest/session");
        List<String> command = new ArrayList<>(List.of("shellcheck", "-x"));
        command.addAll(scripts);
        assertThat(Child.ended(Tree.TOP, Map.of(), command).text()).isEmpty();
    }

    @Test
    void finds_everything_on_a_machine_that_runs_these_tests() throws Exception {
        Child.Ended ended = Child.ended(folder, Map.of(), List.of("sh", SCRIPT, "--check"));
        assertThat(ended.text()).doesNotContain("jdk", "maven");
    }

    @Test
    void names_what_is_missing_and_what_for() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("bin"));
        Path script =
                Files.writeString(
                        folder.resolve("provision.sh"),
                                Tree.text(Path.of(SCRIPT)).replace("PATH=$PATH:/usr/sbin:/sbin", "PATH=" + tools));
        Child.Ended ended =
                Child.ended(folder, Map.of("JAVA_HOME", ""), List.of("/bin/sh", script.toString(), "--check"));
        assertThat(ended.output())
                .contains("missing:", "  clang: compiles C to BPF", "  maven: builds bpflab",
                        "  iproute2: makes the lab network");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void a_java_that_is_too_old_counts_as_missing() throws Exception {
        Path jdk = folder.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.copy(Path.of("/bin/true"), jdk.resolve("bin/javac"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        assertThat(Child.ended(folder, Map.of("JAVA_HOME", jdk.toString()), List.of("sh", SCRIPT, "--check")).output())
                .contains("  jdk: Java 17 or newer, with its compiler");
    }

    @Test
    void refuses_an_option_that_it_does_not_know() throws Exception {
        Child.Ended ended = Child.ended(folder, Map.of(), List.of("sh", SCRIPT, "--frob"));
        assertThat(ended.text()).contains("knows --check, --tests, --vm, --systems and --bcc, not --frob");
        assertThat(ended.status()).isEqualTo(2);
    }
}
