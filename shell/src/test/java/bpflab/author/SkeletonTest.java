package bpflab.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.owner.OwnedFiles;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SkeletonTest {
    @TempDir
    Path folder;

    @Test
    void is_the_next_lesson_of_its_course() throws IOException {
        Files.createDirectories(folder.resolve("07-before"));
        Path made = write("port-filter-and-more");

        assertThat(made).isEqualTo(folder.resolve("08-port-filter-and-more"));
        Lesson lesson = Lesson.read(made);
        assertThat(lesson.title()).isEqualTo("Port filter and more");
        assertThat(lesson.files()).containsExactly("port_filt.c", "port_filt_short.c");
        assertThat(lesson.exercises()).hasSize(1);
    }

    @Test
    void leaves_what_is_there_alone() {
        write("try-it");

        assertThatThrownBy(() -> write("try-it")).isInstanceOfSatisfying(TroubleException.class,
                met -> assertThat(met.trouble().why()).startsWith("there is one of that name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Try", "try_it", "../x", "-x", "x--y", "", "7th", "a-name-that-is-longer-than-forty-letters-is"})
    void has_a_name_like_the_others(String name) {
        assertThatThrownBy(() -> new Skeleton(name)).isInstanceOfSatisfying(TroubleException.class,
                met -> assertThat(met.trouble().what()).contains("is no name of a lesson"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "exit", "unsigned-numbers", "license", "r0", "may-goto", "be16"})
    void a_word_of_the_language_is_no_name_of_its_program(String name) {
        assertThat(Lesson.read(write(name)).files().get(0)).endsWith("_x.c");
    }

    @Test
    void a_course_that_cannot_be_written_to_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        OwnedFiles files = OwnedFiles.of(folder, Optional.empty());

        assertThatThrownBy(() -> Skeleton.course(file.resolve("course"), files))
                .isInstanceOfSatisfying(TroubleException.class,
                        met -> assertThat(met.trouble().what()).startsWith("cannot make the folder"));
    }

    private Path write(String name) {
        OwnedFiles files = OwnedFiles.of(folder, Optional.empty());
        return new Skeleton(name).write(Skeleton.course(folder, files), files);
    }
}
