package bpflab.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Lesson;
import bpflab.lesson.TryLesson;
import bpflab.owner.Owner;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkbookTest {
    @TempDir
    Path course;

    @TempDir
    Path home;

    private Lesson lesson;

    @BeforeEach
    void write() throws IOException {
        Path folder = Files.createDirectory(course.resolve("01-try"));
        Files.writeString(folder.resolve("x.c"), "given");
        Files.setPosixFilePermissions(
                folder.resolve("x.c"), PosixFilePermissions.fromString("r--r--r--"));
        lesson = TryLesson.in(folder);
    }

    @Test
    void answers_to_exercises_are_apart_from_the_lessons_files() throws IOException {
        Workbook book = Workbook.in(lesson, home.resolve("copies"), student());

        assertThat(book.exercises().resolve("x.c")).hasSameBinaryContentAs(book.file("x.c"));
        Files.writeString(book.answer("x.c"), "mine");
        assertThat(book.restore()).as("the lesson's are as given").isEmpty();
        Files.writeString(book.file("x.c"), "played with");
        assertThat(book.restore()).containsExactly(book.file("x.c.before-reset-1"));
        assertThat(book.answer("x.c")).hasContent("mine");
        assertThat(book.exercises().resolve("x.c")).hasContent("mine");
    }

    @Test
    void copies_are_made_and_can_be_written() throws IOException {
        Workbook book = Workbook.open(lesson, student());

        assertThat(book.folder()).isEqualTo(home.resolve("bpflab/01-try"));
        assertThat(book.file("x.c")).hasContent("given");
        assertThat(Files.getPosixFilePermissions(book.file("x.c")))
                .contains(PosixFilePermission.OWNER_WRITE);
        assertThat(book.remark()).isEmpty();
    }

    @Test
    void a_copy_that_is_there_is_never_overwritten() throws IOException {
        Files.writeString(Workbook.open(lesson, student()).file("x.c"), "mine");

        assertThat(Workbook.open(lesson, student()).file("x.c")).hasContent("mine");
    }

    @Test
    void a_reset_keeps_every_version() throws IOException {
        Workbook book = Workbook.open(lesson, student());
        Files.writeString(book.file("x.c"), "first");
        assertThat(book.reset(book.file("x.c"))).contains(book.file("x.c.before-reset-1"));
        Files.writeString(book.file("x.c"), "second");
        assertThat(book.reset(book.file("x.c"))).contains(book.file("x.c.before-reset-2"));

        assertThat(book.file("x.c")).hasContent("given");
        assertThat(book.file("x.c.before-reset-1")).hasContent("first");
        assertThat(book.file("x.c.before-reset-2")).hasContent("second");
    }

    @Test
    void a_reset_of_a_file_that_was_deleted_brings_it_back() throws IOException {
        Workbook book = Workbook.open(lesson, student());
        Files.delete(book.file("x.c"));

        assertThat(book.reset(book.file("x.c"))).isEmpty();
        assertThat(book.file("x.c")).hasContent("given");
    }

    @Test
    void a_home_that_is_no_folder_leads_to_a_folder_for_this_session() throws IOException {
        Files.writeString(home.resolve("bpflab"), "a file");

        Workbook book = Workbook.open(lesson, student());

        assertThat(book.file("x.c")).hasContent("given");
        assertThat(book.folder().startsWith(home)).isFalse();
        assertThat(book.remark())
                .hasValueSatisfying(remark -> assertThat(remark.hint()).contains(book.folder().toString()));
        Files.delete(book.file("x.c"));
        Files.delete(book.folder());
    }

    @Test
    @NeedsKernel
    void on_a_full_disk_the_exercises_are_made_whole_or_not_at_all() throws Exception {
        Files.setPosixFilePermissions(
                lesson.folder().resolve("x.c"), PosixFilePermissions.fromString("rw-r--r--"));
        try (SmallDisk disk = SmallDisk.mount(home)) {
            Workbook book = Workbook.open(lesson, student());
            Files.write(lesson.folder().resolve("x.c"), new byte[20_000]);
            disk.fill();

            for (int i = 0; i < 2; i++) {
                TroubleException thrown = catchThrowableOfType(TroubleException.class, book::exercises);
                assertThat(thrown.trouble().why()).contains("exercise cannot be written");
                assertThat(book.folder().resolve("exercise")).doesNotExist();
            }
            Files.delete(home.resolve("ballast"));
            assertThat(book.exercises().resolve("x.c")).exists();
        }
    }

    @Test
    @NeedsKernel
    void a_reset_on_a_full_disk_leaves_the_file_as_it_was() throws Exception {
        Files.setPosixFilePermissions(
                lesson.folder().resolve("x.c"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.write(lesson.folder().resolve("x.c"), new byte[20_000]);
        try (SmallDisk disk = SmallDisk.mount(home)) {
            Workbook book = Workbook.open(lesson, student());
            Files.writeString(book.file("x.c"), "mine");
            disk.fill();

            TroubleException thrown = catchThrowableOfType(TroubleException.class, () -> book.reset(book.file("x.c")));

            assertThat(thrown.trouble().what()).isEqualTo("cannot reset x.c");
            assertThat(book.file("x.c")).hasContent("mine");
            assertThat(book.folder().resolve("x.c.before-reset-1")).doesNotExist();
        }
    }

    @Test
    @NeedsKernel
    void copies_belong_to_the_student() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Student ada = new Student(home, home, Optional.of(new Owner(54321, 54322)));

        Workbook book = Workbook.open(lesson, ada);
        Files.writeString(book.file("x.c"), "mine");
        book.reset(book.file("x.c"));

        for (Path each : List.of(
                home.resolve("bpflab"), book.folder(), book.file("x.c"), book.file("x.c.before-reset-1"))) {
            assertThat(Files.getAttribute(each, "unix:uid")).as(each.toString()).isEqualTo(54321);
        }
    }

    private Student student() {
        return new Student(home, home, Optional.empty());
    }
}
