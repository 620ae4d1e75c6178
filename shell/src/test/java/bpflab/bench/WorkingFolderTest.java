package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.lesson.Course;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        folder = new WorkingFolder(() -> lesson, start, home, course());
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

    private Course course() throws IOException {
        for (String file : List.of(
                "01-first/drop_world.c", "01-first/lesson.md", "02-second/map.c", "03-third/map.c")) {
            Path path = top.resolve("course").resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        return Course.open(top.resolve("course"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "drop_world.c | it is a file of the lesson first, made when it is opened | :lesson first",
        "drop_world.o | it is compiled from drop_world.c, a file of the lesson first, made when it is opened"
                + " | :lesson first",
        "dropworld.c | nearest to it is drop_world.c, a file of the lesson first, made when it is opened"
                + " | :lesson first",
        "map.c | it is a file of the lessons second, third, made when one is opened | :lesson second",
    })
    void a_file_of_a_lesson_that_is_not_open_is_told_with_the_lesson(String typed, String why, String hint) {
        assertThatThrownBy(() -> folder.file(typed)).isInstanceOfSatisfying(TroubleException.class,
                told -> assertThat(told.trouble())
                        .isEqualTo(Trouble.failed("there is no " + typed + " here", why, hint)));
    }

    @Test
    void no_lesson_is_told_where_the_file_is_or_another_one_here_is_meant() throws IOException {
        assertThat(folder.file("./drop_world.c")).isEqualTo(lesson.resolve("./drop_world.c"));
        assertThat(folder.file("lesson.md")).isEqualTo(lesson.resolve("lesson.md"));
        assertThat(folder.file("map")).isEqualTo(lesson.resolve("map"));

        Files.createFile(lesson.resolve("dropworld2.c"));

        assertThat(folder.file("dropworld.c")).isEqualTo(lesson.resolve("dropworld.c"));
        Files.createFile(lesson.resolve("drop_world.c"));
        assertThat(folder.file("drop_world.c")).isEqualTo(lesson.resolve("drop_world.c"));
    }

    @Test
    void a_new_file_may_have_nearly_the_name_of_a_lesson_s() {
        assertThat(folder.fileOrNew("drop_world2.c")).isEqualTo(lesson.resolve("drop_world2.c"));
        assertThatThrownBy(() -> folder.fileOrNew("drop_world.c")).isInstanceOf(TroubleException.class);
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
