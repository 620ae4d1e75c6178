package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any file system has inodes: no bpffs is needed to tell a pin from a later file of the same name. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeftoversTest {
    /** Above every kernel's limit of process numbers (PID_MAX_LIMIT is 4 million). */
    private static final String DEAD = "99999999";

    @TempDir
    Path folder;

    private Folders folders;
    private Path pin;

    @BeforeEach
    void layOut() throws IOException {
        folders = new Folders(
                folder.resolve("run"), folder.resolve("cache"), folder.resolve("bpffs"), folder.resolve("tracefs"));
        Files.createDirectories(folders.bpffs());
        Files.createDirectories(folders.tracefs().resolve("instances"));
        pin = Files.createFile(folders.bpffs().resolve("drop"));
    }

    private Path recordOf(String pid, Object inode) throws IOException {
        Path cleanup = Files.createDirectories(folders.run().resolve(pid));
        Files.createFile(cleanup.resolve("lock"));
        Files.writeString(cleanup.resolve("left"), "pin " + inode + " " + pin + "\n");
        return cleanup;
    }

    private static List<String> sweep(Folders folders) {
        return Leftovers.sweep(folders, note -> Optional.empty());
    }

    @Test
    void what_a_dead_bench_attached_is_taken_away_by_its_note() throws IOException {
        Path cleanup = recordOf(DEAD, 1);
        Files.writeString(cleanup.resolve("left"), "attached tc 1 2\nattached socket 3\n");
        assertThat(Leftovers.sweep(folders, note -> Optional.of(note).filter("tc 1 2"::equals)))
                .containsExactly("tc 1 2");
        assertThat(cleanup).doesNotExist();
    }

    @Test
    void a_note_of_what_cannot_be_reached_from_here_stays() throws IOException {
        Path cleanup = recordOf(DEAD, 1);
        Files.writeString(cleanup.resolve("left"), "attached tc 1 2\n");
        assertThat(Leftovers.sweep(folders, note -> {
            throw Trouble.failed("no", "another network namespace", "").toException();
        })).isEmpty();
        assertThat(cleanup.resolve("left")).hasContent("attached tc 1 2\n");
    }

    @Test
    void the_pins_of_a_dead_bench_are_removed_and_named() throws IOException {
        Path cleanup = recordOf(DEAD, Files.getAttribute(pin, "unix:ino"));
        assertThat(sweep(folders)).containsExactly("pin " + pin);
        assertThat(pin).doesNotExist();
        assertThat(cleanup).doesNotExist();
        assertThat(sweep(folders)).isEmpty();
    }

    @Test
    void a_later_pin_of_the_same_name_stays() throws IOException {
        recordOf(DEAD, 1);
        assertThat(sweep(folders)).isEmpty();
        assertThat(pin).exists();
    }

    @Test
    void the_pins_of_a_live_bench_stay() throws IOException {
        try (CleanupRecord cleanup = new CleanupRecord(folders.run())) {
            cleanup.notePin(pin);
            assertThat(cleanup.pins()).containsExactly(pin);
            assertThat(sweep(folders)).isEmpty();
            assertThat(pin).exists();
        }
        assertThat(folders.run()).isEmptyDirectory();
    }

    @Test
    void a_folder_that_others_use_as_well_stays() throws IOException {
        Path shared = Files.createDirectory(folders.bpffs().resolve("shared"));
        Files.createFile(shared.resolve("theirs"));
        Path cleanup = recordOf(DEAD, Files.getAttribute(pin, "unix:ino"));
        Files.writeString(
                cleanup.resolve("left"), "pin " + Files.getAttribute(shared, "unix:ino") + " " + shared + "\n");
        assertThat(sweep(folders)).isEmpty();
        assertThat(shared.resolve("theirs")).exists();
    }

    @Test
    void notes_that_are_garbage_do_no_harm() throws IOException {
        Path cleanup = recordOf(DEAD, "x");
        Files.writeString(cleanup.resolve("left"), "\npin\nsomething else entirely\npin x\n");
        assertThat(sweep(folders)).isEmpty();
        assertThat(pin).exists();
    }

    @Test
    void the_trace_instance_of_a_dead_bench_is_removed_that_of_a_live_one_not() throws IOException {
        Path instances = folders.tracefs().resolve("instances");
        Files.createDirectory(instances.resolve("bpflab-" + DEAD));
        Files.createDirectory(instances.resolve("bpflab-" + DEAD + "-check"));
        Files.createDirectory(instances.resolve("bpflab-" + ProcessHandle.current().pid()));
        Files.createDirectory(instances.resolve("somebody"));
        String[] left = {"trace instance bpflab-" + DEAD, "trace instance bpflab-" + DEAD + "-check"};
        assertThat(Leftovers.find(folders, note -> note)).containsExactly(left);
        assertThat(sweep(folders)).containsExactly(left);
        assertThat(instances.toFile().list())
                .containsExactlyInAnyOrder("bpflab-" + ProcessHandle.current().pid(), "somebody");
    }

    @Test
    void nothing_to_look_at_is_no_trouble() {
        Path none = folder.resolve("none");
        assertThat(sweep(new Folders(none, none, none, none))).isEmpty();
    }
}
