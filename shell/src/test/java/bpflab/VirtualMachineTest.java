package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code bpflab vm}: real boots where there is QEMU (about ten seconds each in software), and what it says where it
 * cannot.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VirtualMachineTest {
    private static final String BOOT = Tree.TOP.resolve("vm/boot.sh").toString();
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    @NeedsQemu
    void words_streams_and_status_pass_through() throws Exception {
        String inside = "cat; echo \"$1\" >&2; id -u; echo mine >made; exit 7";
        Path errors = folder.resolve("errors");
        Child.Ended ended =
                shell("printf 'one\\ntwo' | \"$0\" --exec sh -- -c \"$1\" sh \"$2\" 2>\"$3\"", BOOT, inside,
                        "it's  $two", errors.toString());
        assertThat(ended.text()).isEqualTo("one\ntwo0");
        assertThat(errors).hasContent("it's  $two");
        assertThat(ended.status()).isEqualTo(7);
        assertThat(folder.resolve("made")).hasContent("mine");
    }

    @Test
    @NeedsQemu
    void a_kernel_that_stops_is_told_with_its_last_lines() throws Exception {
        Child.Ended ended = boot("--exec", "sh", "--", "-c", "echo c >/proc/sysrq-trigger");
        assertThat(ended.text())
                .contains("Kernel panic - not syncing: sysrq triggered crash",
                        "the virtual machine ended before bpflab did", "  try   ");
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    @NeedsQemu
    void a_command_that_is_not_there_is_an_ordinary_failure() throws Exception {
        Child.Ended ended = boot("--exec", "no-such-command");
        assertThat(ended.text()).contains("no-such-command", "No such file");
        assertThat(ended.status()).isEqualTo(127);
    }

    @Test
    @NeedsQemu
    void two_at_once_know_nothing_of_each_other() throws Exception {
        Process first =
                begin("one", "--exec", "sh", "--", "-c", "cat /proc/sys/kernel/random/boot_id; echo one >first");
        Process second =
                begin("two", "--exec", "sh", "--", "-c", "cat /proc/sys/kernel/random/boot_id; echo two >second");
        assertThat(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                && second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(first.exitValue(), second.exitValue())).containsExactly(0, 0);
        assertThat(folder.resolve("first")).hasContent("one");
        assertThat(folder.resolve("second")).hasContent("two");
        assertThat(Files.readString(folder.resolve("one")))
                .isNotEmpty()
                .isNotEqualTo(Files.readString(folder.resolve("two")));
    }

    @Test
    @NeedsQemu
    void the_terminal_is_the_students_with_its_size_its_keys_and_the_status() throws Exception {
        String inside =
                "trap 'echo caught; exit 5' INT; stty size; read x; until stty size | grep 40; do sleep 0.1; done; "
                        + "echo ready; read y";
        try (Tmux terminal =
                new Tmux(90, 25, folder, Map.of("HOME", home().toString(), "TERM", "xterm"),
                        List.of(BOOT, "--exec", "sh", "--", "-c", inside))) {
            terminal.await("25 90")
                    .resize(120, 40)
                    .press("Enter")
                    .await("40 120")
                    .await("ready")
                    .press("C-c")
                    .await("caught")
                    .await("left with 5");
        }
    }

    @Test
    @NeedsQemu
    void the_last_words_reach_a_terminal_that_is_slow_to_take_them() throws Exception {
        String inside =
                "x=$(printf %1000s x); i=0; while [ $i -lt 150 ]; do echo \"$x\"; i=$((i + 1)); done; echo last; exit "
                        + "5";
        ProcessBuilder command =
                new ProcessBuilder("script", "-qec", BOOT + " --exec sh -- -c '" + inside + "'", "/dev/null");
        Process boot = command.directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .start();
        StringBuilder seen = new StringBuilder();
        byte[] piece = new byte[4096];
        for (int n = boot.getInputStream().read(piece); n >= 0; n = boot.getInputStream().read(piece)) {
            seen.append(new String(piece, 0, n, StandardCharsets.US_ASCII));
            Thread.sleep(80); // 50 kB/s: when the guest ends, every buffer between it and here is full
        }
        assertThat(seen).endsWith(" ".repeat(999) + "x\r\nlast\r\n");
        assertThat(boot.waitFor()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 143", "KILL, 137"})
    @NeedsQemu
    void what_ends_it_while_it_boots_ends_the_machine(String signal, int status) throws Exception {
        Process boot = begin("output", "--exec", "sleep", "--", "1000");
        List<ProcessHandle> started = awaitQemu(boot);
        new ProcessBuilder("kill", "-" + signal, "" + boot.pid()).start().waitFor();
        assertThat(boot.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(boot.exitValue()).isEqualTo(status);
        for (ProcessHandle process : started) {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        Path run = Path.of(
                System.getenv().getOrDefault("XDG_CACHE_HOME", System.getenv("HOME") + "/.cache"),
                        "bpflab/vm/run/" + boot.pid());
        if (signal.equals("KILL")) { // nobody was left to remove it; the next run does
            assertThat(run).exists();
            boot("--memory", "768", "--exec", "true");
        }
        assertThat(run).doesNotExist();
    }

    @Test
    void names_the_package_when_there_is_no_qemu() throws Exception {
        Files.createSymbolicLink(folder.resolve("uname"), Path.of("/usr/bin/uname"));
        Child.Ended ended = Child.ended(folder, Map.of("PATH", folder.toString()), List.of("/bin/sh", BOOT));
        assertThat(ended.text())
                .contains("there is no qemu-system-x86_64 (package qemu-system-x86)", "vm/provision.sh --vm");
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    void refuses_words_that_it_does_not_know() throws Exception {
        assertThat(boot("--frob").text()).contains("it knows no '--frob'", "try   bpflab vm --help");
        assertThat(boot("run", "drop-world").text()).contains("try   bpflab vm -- run drop-world");
        assertThat(boot("--kernel").text()).contains("--kernel needs a value");
        assertThat(boot("--memory", "lots").text()).contains("--memory takes a number, not 'lots'");
        assertThat(boot("--memory", "100").text()).contains("at least 768");
        assertThat(boot("--cpus", "0").status()).isEqualTo(2);
    }

    @Test
    @NeedsQemu
    void refuses_more_memory_than_there_is() throws Exception {
        Child.Ended ended = boot("--memory", "999999");
        assertThat(ended.text()).contains("there is too little memory for bpflab vm", "MB are free here");
        assertThat(ended.status()).isEqualTo(3);
    }

    private Process begin(String output, String... words) throws IOException {
        // nohup of the tests is not the script's
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM,HUP", BOOT));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile()).start();
    }

    private static Path home() {
        return Path.of(System.getenv("HOME"));
    }

    // and all that was started before it
    private static List<ProcessHandle> awaitQemu(Process boot) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (boot.isAlive() && System.nanoTime() < end) {
            List<ProcessHandle> started = boot.descendants().toList();
            if (started.stream().anyMatch(VirtualMachineTest::isQemu)) {
                return started;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no QEMU was started");
    }

    private static boolean isQemu(ProcessHandle process) {
        return process.info().command().orElse("").contains("qemu-system");
    }

    private Child.Ended boot(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(BOOT));
        command.addAll(List.of(words));
        return Child.ended(folder, Map.of(), command);
    }

    private Child.Ended shell(String script, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script));
        command.addAll(List.of(words));
        return Child.ended(folder, Map.of(), command);
    }
}
