package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkingFolderTest {
    @TempDir
    private Path top;

    private Path start;
    private Path home;
    private Path lesson;
    private Path other;
    private WorkingFolder folder;

    @BeforeEach
    void make() throws IOException {
        start = Files.createDirectories(top.resolve("start"));
        home = Files.createDirectories(top.resolve("home"));
        lesson = Files.createDirectories(home.resolve("bpflab/01-first"));
        other = Files.createDirectories(top.resolve("a folder"));
        folder = new WorkingFolder(() -> lesson, start, home);
    }

    @Test
    void a_file_is_found_where_one_is_in_the_lesson_s_folder_and_where_bpflab_was_started() throws IOException {
        Path started = Files.createFile(start.resolve("x.c"));
        assertThat(folder.file("x.c")).isEqualTo(started);
        Path taught = Files.createFile(lesson.resolve("x.c"));
        assertThat(folder.file("x.c")).isEqualTo(taught);

        folder.go(other.toString());

        assertThat(folder.file("x.c")).isEqualTo(taught);
        Path near = Files.createFile(other.resolve("x.c"));
        assertThat(folder.file("x.c")).isEqualTo(near);
    }

    @Test
    void a_file_that_is_nowhere_and_a_new_one_belong_where_one_is() throws IOException {
        Files.createFile(start.resolve("x.c"));
        assertThat(folder.file("none.c")).isEqualTo(lesson.resolve("none.c"));
        assertThat(folder.newFile("x.c")).isEqualTo(lesson.resolve("x.c"));

        folder.go(other.toString());

        assertThat(folder.file("none.c")).isEqualTo(other.resolve("none.c"));
    }

    @Test
    void a_name_that_says_where_it_is_is_looked_for_nowhere_else() throws IOException {
        Files.createFile(start.resolve("x.c"));
        assertThat(folder.file("./x.c")).isEqualTo(lesson.resolve("./x.c"));
        assertThat(folder.file("~/x.c")).isEqualTo(home.resolve("x.c"));
        assertThat(folder.file("~")).isEqualTo(home);
        assertThat(folder.file("/x.c")).isEqualTo(Path.of("/x.c"));
    }

    @Test
    void one_goes_there_and_back() throws IOException {
        Files.createDirectories(other.resolve("in"));
        assertThat(folder.elsewhere()).isEmpty();
        assertThat(folder.go(other.toString())).isEqualTo(other);
        assertThat(folder.go("in")).isEqualTo(other.resolve("in"));
        assertThat(folder.go("..")).isEqualTo(other);
        assertThat(folder.go("-")).isEqualTo(other.resolve("in"));
        assertThat(folder.go("-")).isEqualTo(other);
        assertThat(folder.go("~")).isEqualTo(home);
        assertThat(folder.elsewhere()).contains(home);
        assertThat(folder.goBack()).isEqualTo(lesson);
        assertThat(folder.elsewhere()).isEmpty();
        assertThat(folder.go("-")).isEqualTo(home);
    }

    @Test
    void the_first_time_back_is_where_bpflab_was_started() {
        assertThat(folder.go("-")).isEqualTo(start);
    }

    @Test
    void another_lesson_takes_the_student_along() {
        folder.go(other.toString());
        lesson = home.resolve("bpflab/02-second");
        assertThat(folder.here()).isEqualTo(lesson);
        assertThat(folder.elsewhere()).isEmpty();
    }

    @Test
    void what_is_no_folder_says_so_and_one_stays() throws IOException {
        Files.createFile(lesson.resolve("x.c"));
        assertThatThrownBy(() -> folder.go("nowhere"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("cannot go to nowhere");
        assertThatThrownBy(() -> folder.go("x.c")).hasMessageContaining("cannot go to x.c");
        assertThatThrownBy(() -> folder.go("\0")).isInstanceOf(TroubleException.class);
        assertThat(folder.here()).isEqualTo(lesson);
    }

    @Test
    void a_folder_that_was_removed_is_told_before_something_runs_there() throws IOException {
        folder.go(other.toString());
        Files.delete(other);
        assertThatThrownBy(folder::standing).isInstanceOf(TroubleException.class);
        folder.goBack();
        assertThat(folder.standing()).isEqualTo(lesson);
    }

    @Test
    void a_path_is_shown_from_where_one_is() {
        assertThat(folder.shown(lesson.resolve("x.c"))).isEqualTo("x.c");
        assertThat(folder.shown(home.resolve("y/z.c"))).isEqualTo("~/y/z.c");
        assertThat(folder.shown(other)).isEqualTo(other.toString());
    }
}
