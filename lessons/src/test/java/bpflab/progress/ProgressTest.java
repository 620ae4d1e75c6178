package bpflab.progress;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import bpflab.owner.Owner;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressTest {
    @TempDir
    Path home;

    @Test
    void what_was_done_is_there_the_next_time() {
        Progress first = open();
        first.add(Event.now("drop-world", Event.Kind.STEP, "4/9"));
        first.add(Event.now("drop-world", Event.Kind.TRIED, "x.c"));
        first.add(Event.now("drop-world", Event.Kind.HINT, "x.c"));
        first.add(Event.now("drop-world", Event.Kind.SOLVED, "x.c"));
        first.add(Event.now("other", Event.Kind.STEP, "1/2"));

        Progress next = open();

        assertThat(next.in("drop-world")).isEqualTo(new LessonProgress(4, 9, 4, 1, 1, Set.of("x.c"), false));
        assertThat(next.lastLesson()).contains("other");
        assertThat(next.in("nosuch")).isEqualTo(LessonProgress.NONE);
        assertThat(next.takeTrouble()).isEmpty();
    }

    @Test
    void what_was_seen_stays_seen_when_a_lesson_is_taken_again() {
        Progress progress = open();
        progress.add(Event.now("drop-world", Event.Kind.STEP, "7/9"));
        progress.add(Event.now("drop-world", Event.Kind.STEP, "1/9"));

        assertThat(open().in("drop-world")).isEqualTo(new LessonProgress(1, 9, 7, 0, 0, Set.of(), false));
        progress.add(Event.now("drop-world", Event.Kind.STEP, "1/5"));
        assertThat(open().in("drop-world").furthest()).as("the lesson got shorter").isEqualTo(5);
    }

    @Test
    void lines_are_plain_and_have_the_documented_form() throws IOException {
        Progress progress = open();
        progress.add(Event.now("drop-world", Event.Kind.STEP, "4/9"));
        progress.add(Event.now("drop-world", Event.Kind.FINISHED, ""));

        assertThat(Files.readAllLines(file())).satisfiesExactly(
                line -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ drop-world step 4/9"),
                line -> assertThat(line).endsWith("Z drop-world finished"));
    }

    @Test
    void garbage_is_skipped_and_kept() throws IOException {
        byte[] garbage = String.join("\n",
                "\u0000\u0001 nonsense",
                "2026-11-21T06:38:41Z drop-world step 2/9",
                "not-a-time drop-world step 9/9",
                "2026-11-21T06:38:42Z drop-world flew away",
                "2026-11-21T06:38:43Z drop-world step many",
                "", "").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[garbage.length + 2];
        System.arraycopy(garbage, 0, all, 2, garbage.length);
        all[0] = (byte) 0xff;
        all[1] = '\n';
        write(all);

        Progress progress = open();
        assertThat(progress.in("drop-world").step()).isEqualTo(2);
        progress.add(Event.now("drop-world", Event.Kind.STEP, "3/9"));

        assertThat(Files.readAllBytes(file())).startsWith(all);
        assertThat(open().in("drop-world").step()).isEqualTo(3);
    }

    @Test
    void a_line_that_was_cut_off_does_not_spoil_the_next() throws IOException {
        write("2026-11-21T06:38:41Z drop-world st".getBytes(StandardCharsets.UTF_8));

        open().add(Event.now("drop-world", Event.Kind.STEP, "3/9"));

        assertThat(open().in("drop-world").step()).isEqualTo(3);
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void a_file_where_the_folder_should_be_stops_nothing_and_is_said_once() throws IOException {
        Files.createDirectories(home.resolve(".local/state"));
        Files.writeString(home.resolve(".local/state/bpflab"), "a file");
        Progress progress = open();

        progress.add(Event.now("drop-world", Event.Kind.STEP, "4/9"));
        progress.add(Event.now("drop-world", Event.Kind.STEP, "5/9"));

        assertThat(progress.in("drop-world").step()).isEqualTo(5);
        assertThat(progress.takeTrouble()).isPresent();
        assertThat(progress.takeTrouble()).isEmpty();
    }

    @Test
    void the_file_is_read_when_something_is_asked_and_not_before() throws IOException {
        Progress early = open();
        open().add(Event.now("drop-world", Event.Kind.STEP, "4/9"));

        assertThat(early.takeTrouble()).isEmpty();
        assertThat(early.lastLesson()).contains("drop-world");
    }

    @Test
    @NeedsKernel
    void a_full_disk_stops_nothing_and_is_said_once() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(home)) {
            Progress progress = open();
            progress.add(Event.now("drop-world", Event.Kind.STEP, "1/9"));
            disk.fill();
            for (int i = 0; i < 2000; i++) {
                progress.add(Event.now("drop-world", Event.Kind.STEP, "2/9"));
            }

            Trouble trouble = progress.takeTrouble().orElseThrow();
            assertThat(trouble.what()).isEqualTo("your progress is not kept");
            assertThat(trouble.why()).contains("No space left on device");
            assertThat(progress.takeTrouble()).isEmpty();
            assertThat(progress.in("drop-world").step()).isEqualTo(2);
            assertThat(open().in("drop-world").step()).as("what was kept is still good").isPositive();
        }
    }

    @Test
    @NeedsKernel
    void a_home_that_cannot_be_written_stops_nothing_and_is_said_once() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(home)) {
            disk.makeReadOnly();
            Progress progress = open();
            progress.add(Event.now("drop-world", Event.Kind.STEP, "1/9"));

            assertThat(progress.takeTrouble().orElseThrow().why()).contains("Read-only file system");
            assertThat(progress.in("drop-world").step()).isEqualTo(1);
        }
    }

    @Test
    void one_for_scripts_writes_nothing() {
        Progress progress = Progress.inMemory(student());
        progress.add(Event.now("drop-world", Event.Kind.STEP, "1/9"));

        assertThat(progress.in("drop-world").step()).isEqualTo(1);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void the_state_folder_follows_XDG() {
        assertThat(Student.of(Map.of("HOME", "/home/ada"), false).state()).isEqualTo(Path.of("/home/ada/.local/state"));
        assertThat(Student.of(Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "/var/ada"), false).state())
                .isEqualTo(Path.of("/var/ada"));
        assertThat(Student.of(Map.of("HOME", "/home/ada", "XDG_STATE_HOME", "relative"), false).state())
                .isEqualTo(Path.of("/home/ada/.local/state"));
    }

    @Test
    void under_sudo_files_are_for_the_user_who_typed_it() {
        Map<String, String> sudo =
                Map.of("HOME", "/root", "SUDO_UID", "54321", "SUDO_GID", "54322", "SUDO_USER", "ada");

        assertThat(Student.of(sudo, true))
                .isEqualTo(new Student(
                        Path.of("/home/ada"), Path.of("/home/ada/.local/state"),
                                Optional.of(new Owner(54321, 54322))));
        assertThat(Student.of(sudo, false).owner()).as("only root may give files away").isEmpty();
        assertThat(Student.of(Map.of("HOME", "/root", "SUDO_UID", "0", "SUDO_GID", "0"), true).owner()).isEmpty();
        assertThat(Student.of(Map.of("HOME", "/root", "SUDO_UID", "-1; rm", "SUDO_GID", "1"), true).owner()).isEmpty();
    }

    @Test
    @NeedsKernel
    void files_and_new_folders_belong_to_the_student() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Student ada = new Student(home, home.resolve(".local/state"), Optional.of(new Owner(54321, 54322)));

        Progress.of(ada).add(Event.now("drop-world", Event.Kind.STEP, "1/9"));

        assertThat(Files.getAttribute(file(), "unix:uid")).isEqualTo(54321);
        assertThat(Files.getAttribute(file(), "unix:gid")).isEqualTo(54322);
        assertThat(Files.getAttribute(home.resolve(".local"), "unix:uid")).isEqualTo(54321);
        assertThat(Files.getAttribute(home, "unix:uid")).as("what was there is left alone").isEqualTo(0);
    }

    private void write(byte[] bytes) throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), bytes);
    }

    private Progress open() {
        return Progress.of(student());
    }

    private Student student() {
        return new Student(home, home.resolve(".local/state"), Optional.empty());
    }

    private Path file() {
        return home.resolve(".local/state/bpflab/progress");
    }
}
