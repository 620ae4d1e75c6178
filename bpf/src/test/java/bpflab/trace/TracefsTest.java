package bpflab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before the first line, on folders that look like a tracefs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracefsTest {
    @TempDir
    Path folder;

    private Tracefs tracefs() throws IOException {
        Files.createDirectories(folder.resolve("instances"));
        return new Tracefs(List.of(folder));
    }

    private static Trouble trouble(ThrowableAssert.ThrowingCallable action) {
        TroubleException[] caught = new TroubleException[1];
        assertThatThrownBy(action).isInstanceOfSatisfying(TroubleException.class, e -> caught[0] = e);
        return caught[0].trouble();
    }

    /** A process that has ended; its number is not given out again so soon. */
    private static long dead() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void a_tracefs_that_is_not_mounted_is_said_with_the_command_that_mounts_it() {
        Trouble trouble = trouble(() -> new Tracefs(List.of(folder.resolve("none"), folder)).instances());
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.MACHINE);
        assertThat(trouble.why()).contains("not mounted");
        assertThat(trouble.hint()).isEqualTo("!mount -t tracefs tracefs " + folder.resolve("none"));
    }

    @Test
    void the_old_place_is_taken_when_the_new_one_is_empty() throws IOException {
        Tracefs both = new Tracefs(List.of(folder.resolve("new"), tracefs().roots().get(0)));
        assertThat(both.instances()).isEqualTo(folder.resolve("instances"));
    }

    @Test
    void a_kernel_without_the_event_is_said_and_nothing_is_left() throws IOException {
        Tracefs tracefs = tracefs();
        Trouble trouble = trouble(() -> TraceInstance.open(tracefs, "bpflab-1-test"));
        assertThat(trouble.why()).contains("events/bpf_trace/bpf_trace_printk/enable");
        assertThat(tracefs.instances()).isEmptyDirectory();
    }

    @Test
    void an_instance_of_a_live_process_is_left_alone() throws IOException {
        Tracefs tracefs = tracefs();
        String name = "bpflab-" + ProcessHandle.current().pid();
        tracefs.make(name);
        assertThat(Instances.left(folder)).isEmpty();
    }

    @Test
    void an_instance_that_a_dead_process_of_the_same_number_left_is_replaced() throws Exception {
        Tracefs tracefs = tracefs();
        String name = "bpflab-" + ProcessHandle.current().pid();
        Files.createDirectory(tracefs.instances().resolve(name));
        assertThat(tracefs.make(name)).isDirectory();
    }

    @Test
    void what_dead_processes_left_is_found_and_nothing_else() throws Exception {
        Tracefs tracefs = tracefs();
        String left = "bpflab-" + dead();
        for (String name : List.of(
                left, left + "-more", "bpflab-" + ProcessHandle.current().pid(), "somebodys", "bpflab-x", "bpflab-",
                left + "x", "bpflab-12345678901")) {
            Files.createDirectory(tracefs.instances().resolve(name));
        }
        assertThat(Instances.left(folder)).extracting(Path::getFileName).map(Path::toString)
                .containsExactly(left, left + "-more");
    }

    @Test
    void a_name_that_somebody_else_took_is_not_removed() throws IOException {
        Tracefs tracefs = tracefs();
        Files.createDirectory(tracefs.instances().resolve("theirs"));
        assertThat(trouble(() -> tracefs.make("theirs")).why()).contains("not made by bpflab");
    }

    @Test
    void answers_of_the_kernel_become_sentences() {
        assertThat(Tracefs.trouble("cannot", new AccessDeniedException("x")).hint()).contains("sudo bpflab");
        assertThat(Tracefs.trouble("cannot", new FileSystemException("x", null, "Operation not permitted")).why())
                .contains("locked down");
        assertThat(Tracefs.trouble("cannot", new FileSystemException("x", null, "Device or resource busy")))
                .satisfies(t -> {
            assertThat(t.why()).isEqualTo("the kernel says: Device or resource busy");
            assertThat(t.hint()).contains("fuser");
        });
    }
}
