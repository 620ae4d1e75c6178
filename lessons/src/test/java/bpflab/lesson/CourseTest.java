package bpflab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CourseTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        for (String name : new String[] {"02-two-steps", "01-one", "10-two-hooks", "notes"}) {
            new LessonFolder(folder.resolve(name)).with("lesson.md", "---\ntitle: Title of " + name + "\n---\nText.\n");
        }
    }

    @Test
    void lessons_come_by_number_and_other_folders_do_not_count() {
        assertThat(Course.open(folder).entries())
                .extracting(Course.Entry::name)
                .containsExactly("one", "two-steps", "two-hooks");
        assertThat(Course.open(folder).entries().get(2).title()).isEqualTo("Title of 10-two-hooks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-steps", "2", "02-two-steps", "two-s"})
    void a_lesson_is_found_by_name_number_folder_or_start(String typed) {
        assertThat(Course.open(folder).find(typed).read().name()).isEqualTo("two-steps");
    }

    @Test
    void a_mistyped_name_gets_the_nearest() {
        Trouble trouble = trouble(() -> Course.open(folder).find("two-stesp"));

        assertThat(trouble.hint()).isEqualTo("did you mean two-steps?");
    }

    @Test
    void who_names_a_file_is_told_the_lesson_that_has_it() {
        new LessonFolder(folder.resolve("02-two-steps")).with("drop.c", "");

        assertThat(Course.open(folder).having("drop.c")).extracting(Course.Entry::name).containsExactly("two-steps");
        assertThat(Course.open(folder).having("lesson.md")).isEmpty();
        assertThat(trouble(() -> Course.open(folder).find("drop.c")))
                .isEqualTo(Trouble.usage("there is no lesson drop.c", "it is a file of the lesson two-steps",
                        "did you mean two-steps?"));
    }

    @Test
    void a_folder_that_lacks_its_number_is_told_to_its_author() {
        new LessonFolder(folder.resolve("tcp-filter")).with("lesson.md", LessonFolder.FRONT + "x\n");

        Trouble trouble = trouble(() -> Course.open(folder).find("tcp-filter"));
        assertThat(trouble.why()).contains("its folder has no number", "NN-tcp-filter");
        assertThat(trouble.hint()).startsWith("mv ").endsWith(" 11-tcp-filter");
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.USAGE);
    }

    @Test
    void a_start_of_two_names_is_not_clear() {
        assertThat(trouble(() -> Course.open(folder).find("two")).why()).contains("two-steps or two-hooks");
    }

    @Test
    void the_lesson_behind_one_is_known() {
        assertThat(Course.open(folder).after("one").map(Course.Entry::name)).contains("two-steps");
        assertThat(Course.open(folder).after("two-hooks")).isEmpty();
    }

    @Test
    void two_lessons_of_one_number_are_refused() {
        new LessonFolder(folder.resolve("01-other")).with("lesson.md", "");

        assertThat(trouble(() -> Course.open(folder)).why()).contains("01-one and 01-other");
    }

    @Test
    void a_course_that_is_not_there() {
        assertThat(trouble(() -> Course.open(folder.resolve("nowhere"))).why()).isEqualTo("there is no such folder");
    }

    @Test
    void an_empty_course_is_a_course() {
        assertThat(Course.open(folder.resolve("notes")).entries()).isEmpty();
    }

    private static Trouble trouble(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(TroubleException.class, call).trouble();
    }
}
