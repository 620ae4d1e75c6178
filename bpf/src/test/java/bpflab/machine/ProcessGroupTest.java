package bpflab.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class ProcessGroupTest {
    private static final String[] NONE = {};
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** A number of seconds that nobody else sleeps: so we know our sleepers. */
    private final String seconds = ProcessHandle.current().pid() + "0" + NEXT.incrementAndGet();

    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void a_child_that_is_forked_while_the_group_ends_ends_too() throws Exception {
        ProcessGroup group = shell("for i in $(seq 500); do sleep " + seconds + " & done; wait");
        awaitSleepers();

        group.close();

        assertThat(sleepers()).isEmpty();
    }

    @Test
    void what_does_not_listen_is_killed_after_a_second() throws Exception {
        ProcessGroup group = shell("trap '' TERM; (sleep " + seconds + "); sleep " + seconds);
        awaitSleepers();

        long begin = System.nanoTime();
        group.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void what_listens_may_tidy_up() throws Exception {
        Path tidy = folder.resolve("tidy");
        ProcessGroup group = shell("trap 'echo done >" + tidy + "; exit' TERM; sleep " + seconds + " & wait; true");
        awaitSleepers();

        group.close();

        assertThat(tidy).hasContent("done");
    }

    @Test
    void an_interrupt_does_not_leave_anything_and_stays() throws Exception {
        ProcessGroup group = shell("trap '' TERM; sleep " + seconds + "; true");
        awaitSleepers();

        Thread.currentThread().interrupt();
        group.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void the_group_ends_with_a_jvm_that_is_killed() throws Exception {
        Process holder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), GroupHolder.class.getName(), "sh", "-c",
                        "sleep " + seconds + " & sleep " + seconds).redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isNotNull();
            awaitSleepers();
        } finally {
            holder.destroyForcibly().waitFor();
        }

        for (ProcessHandle left : sleepers()) {
            left.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_the_leader_left_ends_with_it() throws Exception {
        ProcessGroup group = shell("sleep " + seconds + " & exit 3");

        assertThat(group.leader().waitFor()).isEqualTo(3);
        group.close();

        assertThat(sleepers()).isEmpty();
    }

    @Test
    void a_leader_that_started_something_is_not_alone() throws Exception {
        try (ProcessGroup alone = ProcessGroup.start(new ProcessBuilder("sleep", seconds))) {
            awaitSleepers();
            assertThat(alone.isShared()).isFalse();
        }
        try (ProcessGroup shared = shell("sleep " + seconds + " & exec sleep " + seconds)) {
            awaitSleepers();
            assertThat(shared.isShared()).isTrue();
        }
    }

    @Test
    void input_output_and_status_are_the_command_s_own() throws Exception {
        Path input = Files.writeString(folder.resolve("input file"), "words");

        ProcessGroup group =
                ProcessGroup.start(new ProcessBuilder("sh", "-c", "cat; echo \" $0 $1\"; exit 7", "a b", "*"), input);

        assertThat(new String(group.leader().getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("words a b *\n");
        assertThat(group.leader().waitFor()).isEqualTo(7);
    }

    @Test
    void a_command_that_waits_reads_the_line_that_it_is_told_to_its_end() throws Exception {
        ProcessGroup group =
                ProcessGroup.waiting(new ProcessBuilder("sh", "-c", "cat; echo \"$0 $1\"; exit 7", "a b", "*"));

        group.tell("  words \\n and % \u00e9 ");

        assertThat(new String(group.leader().getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("  words \\n and % \u00e9 \na b *\n");
        assertThat(group.leader().waitFor()).isEqualTo(7);
    }

    @Test
    void a_command_that_waits_in_vain_ends_with_its_group() throws Exception {
        ProcessGroup group = ProcessGroup.waiting(
                new ProcessBuilder("sh", "-c", "sleep " + seconds + " & cat >" + folder.resolve("read") + "; wait"));
        awaitSleepers();

        group.close();

        assertThat(sleepers()).isEmpty();
        assertThat(folder.resolve("read")).content().isBlank();
    }

    @Test
    void a_command_that_was_told_its_line_can_be_ended() throws Exception {
        ProcessGroup group = ProcessGroup.waiting(new ProcessBuilder("sh", "-c", "cat; exec sleep " + seconds));
        group.tell("go");
        awaitSleepers();

        group.close();

        assertThat(sleepers()).isEmpty();
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ProcessGroup.start(new ProcessBuilder("no-such-program")))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no program no-such-program");
        assertThatThrownBy(() -> ProcessGroup.waiting(new ProcessBuilder("no-such-program")))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no program no-such-program");
    }

    private static ProcessGroup shell(String script) throws IOException {
        return ProcessGroup.start(new ProcessBuilder("sh", "-c", script));
    }

    private void awaitSleepers() {
        while (sleepers().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private List<ProcessHandle> sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> Arrays.equals(process.info().arguments().orElse(NONE), new String[] {seconds}))
                .toList();
    }
}
