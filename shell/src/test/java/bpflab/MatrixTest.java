package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the results of several machines, with machines that answer at once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MatrixTest {
    @TempDir
    Path folder;

    private Path matrix;

    @BeforeEach
    void machines() throws IOException {
        Path vm = Files.createDirectories(folder.resolve("vm"));
        for (String script : List.of("matrix.sh", "words.sh")) {
            Files.copy(Tree.TOP.resolve("vm").resolve(script), vm.resolve(script));
        }
        matrix = vm.resolve("matrix.sh");
        tool("kernel.sh", "case $1 in 9.9) echo 'there is no kernel 9.9 here' >&2; exit 2 ;; esac");
        boots("echo 'machine doctor 0 14'; echo 'tests bpf 0 500'", "echo 'tests shell 0 300'");
    }

    @Test
    void good_ones_are_a_table() throws Exception {
        Child.Ended ended = kernels("6.1,6.12");
        // in the order in which they ended
        assertThat(ended.output().subList(ended.output().size() - 4, ended.output().size())).containsExactlyInAnyOrder(
                "                                6.1             6.12",
                "machine doctor                  ok 14 s         ok 14 s",
                "tests bpf                       ok 500 s        ok 500 s",
                "tests shell                     ok 300 s        ok 300 s");
        assertThat(ended.output())
                .contains("Linux 6.1: a boot, the kernel tests and all lessons (minutes, in software emulation)",
                        "  tests bpf: ok, 500 s");
        assertThat(ended.status()).isZero();
    }

    @Test
    void rows_that_come_letter_by_letter_from_two_machines_stay_whole() throws Exception {
        boots(letters("library"), letters("course"));
        Child.Ended ended = kernels("6.1");
        assertThat(ended.output()).filteredOn(line -> line.matches("lesson (library|course)\\d+ +ok 1 s")).hasSize(80);
        assertThat(ended.output()).filteredOn(line -> line.matches("  lesson .*: ok, 1 s")).hasSize(80);
    }

    private static String letters(String name) {
        return "for n in $(seq 40); do for letter in l e s s o n ' ' " + name
                + " $n ' ' 0 ' ' 1; do printf '%s' \"$letter\"; sleep 0; done; echo; done";
    }

    @Test
    void one_part_alone_is_run_when_asked_for() throws Exception {
        Child.Ended ended = Child.ended(folder, Map.of(), List.of(matrix.toString(), "kernels", "6.1", "course"));
        assertThat(ended.text()).contains("tests shell").doesNotContain("tests bpf");
        assertThat(ended.status()).isZero();
        Child.Ended wrong = Child.ended(folder, Map.of(), List.of(matrix.toString(), "kernels", "6.1", "curse"));
        assertThat(wrong.text()).contains("no part 'curse'", "library commands lessons course");
        assertThat(wrong.status()).isEqualTo(2);
    }

    @Test
    void what_failed_in_one_is_shown_with_what_it_printed() throws Exception {
        boots("""
                echo '== machine doctor' >&2; echo fine >&2; echo 'machine doctor 0 14'
                echo '== tests bpf' >&2; echo 'expected 2 but was 3' >&2; echo 'tests bpf 1 500'""", """
                [ "$2" = 6.12 ] || { echo '== lesson xdp' >&2; echo 'it needs kernel 6.10' >&2; \
                echo 'lesson xdp 3 1'; }""");
        Child.Ended ended = kernels("6.1,6.12");
        assertThat(ended.text()).contains("Linux 6.1 == tests bpf\nexpected 2 but was 3\n").doesNotContain("fine");
        assertThat(ended.output()).anyMatch(line -> line.matches("tests bpf +FAILED 500 s +FAILED 500 s"));
        assertThat(ended.output()).anyMatch(line -> line.matches("lesson xdp +cannot 1 s +-"));
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void a_machine_that_does_not_come_to_its_end_ends_all() throws Exception {
        boots("echo 'machine doctor 0 14'; echo 'Kernel panic' >&2; exit 3", "echo 'lesson xdp 0 1'");
        Child.Ended ended = kernels("6.1,6.12");
        assertThat(ended.text()).contains("Kernel panic").doesNotContain("6.12");
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    void names_are_looked_at_before_the_first_boots() throws Exception {
        assertThat(kernels("6.1,9.9").output()).containsExactly("there is no kernel 9.9 here");
        assertThat(kernels("6.1,9.9").status()).isEqualTo(2);
        for (String wrong : List.of("", "6.1 $(x)")) {
            Child.Ended ended = kernels(wrong);
            assertThat(ended.text()).contains("verify --kernels needs names", "./bpflab verify --kernels 6.1,6.12");
            assertThat(ended.status()).isEqualTo(2);
        }
    }

    @Test
    void ending_it_ends_the_machine() throws Exception {
        boots("echo $$ >" + folder.resolve("machine") + "; exec sleep 1000", "exec sleep 1000");
        Process process = new ProcessBuilder(matrix.toString(), "kernels", "6.1")
                .redirectOutput(folder.resolve("output").toFile())
                .redirectErrorStream(true)
                .start();
        try {
            while (process.isAlive()
                    && !(Files.exists(folder.resolve("machine")) && Files.size(folder.resolve("machine")) > 0)) {
                Thread.onSpinWait();
            }
            ProcessHandle machine =
                    ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("machine")).strip())).orElseThrow();
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            machine.onExit().get(30, TimeUnit.SECONDS);
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private Child.Ended kernels(String names) throws IOException, InterruptedException {
        return Child.ended(folder, Map.of(), List.of(matrix.toString(), "kernels", names));
    }

    /** What each of the two guests of a kernel says; the last word tells them apart. */
    private void boots(String library, String course) throws IOException {
        tool("boot.sh",
                "for part; do :; done\ncase $part in\nlibrary) " + library.strip() + "\n;;\ncourse) " + course.strip()
                + "\n;;\nesac");
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("vm").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
