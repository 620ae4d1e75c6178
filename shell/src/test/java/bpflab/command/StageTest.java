package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a student did between the steps, and what a step finds all the same. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StageTest {
    private static final String TEXT = """
            ---
            title: Stage
            ---
            ```bpflab
            bpflab> :load x.c
            ...
            ```

            On.

            ```bpflab
            bpflab> :attach verdict xdp lab0
            ...
            ```

            See.

            ```bpflab
            bpflab> :links
            ...
            verdict <kind> <mode> lab0 <id> yes
            ```

            End.

            ```bpflab
            bpflab> :detach all
            ...
            ```
            """;

    @TempDir
    Path folder;

    private Classroom room;

    @BeforeEach
    void open() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("course/01-stage"));
        Files.writeString(lesson.resolve("lesson.md"), TEXT);
        Files.writeString(lesson.resolve("x.c"), Classroom.DROP);
        Files.writeString(lesson.resolve("y.c"), Classroom.PASS.replace("verdict", "other"));
        room = new Classroom(folder, Course.open(folder.resolve("course")));
        room.type(":lesson stage");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void a_command_that_was_passed_over_is_run() throws InterruptedException {
        assertThat(room.type(":next")).startsWith("for step 2: ran :load x.c\n");
        assertThat(room.bench().programs()).hasSize(1);
        assertThat(room.type(":next 4")).contains("for step 4: ran :attach verdict xdp lab0", "End.");
    }

    @Test
    void what_came_as_in_the_lesson_is_not_run_again() throws InterruptedException {
        room.type(":load x.c");
        int id = room.bench().programs().get(0).info().id();

        assertThat(room.type(":next")).doesNotContain("for step");
        assertThat(room.bench().programs().get(0).info().id()).isEqualTo(id);
    }

    @Test
    void what_was_detached_or_attached_meanwhile_is_put_right() throws InterruptedException {
        room.type(":load x.c");
        room.type(":next");
        room.type(":attach verdict xdp lab0");
        room.type(":detach all");
        room.type(":load y.c");
        room.type(":attach other xdp lab0");

        assertThat(room.type(":next")).startsWith("for step 3: put away verdict, other; ran 2 commands");
        assertThat(room.bench().links()).extracting(link -> link.program().name()).containsExactly("verdict");
        assertThat(room.bench().programs()).hasSize(1);
    }

    @Test
    void a_program_that_was_only_loaded_besides_stays() throws InterruptedException {
        room.type(":load x.c");
        room.type(":load y.c");

        assertThat(room.type(":next")).doesNotContain("for step");
        assertThat(room.bench().programs()).hasSize(2);
    }

    @Test
    void a_file_that_was_changed_on_the_way_is_kept_and_the_lessons_is_used() throws Exception {
        room.type(":load x.c");
        room.seat(text -> Classroom.PASS);
        room.type(":edit x.c");

        assertThat(room.type(":next")).contains("your x.c.before-reset-1 is kept", "ran :load x.c");
        assertThat(room.copy("x.c")).hasContent(Classroom.DROP);
        assertThat(room.copy("x.c.before-reset-1")).hasContent(Classroom.PASS);
    }

    @Test
    void back_needs_what_came_before_and_no_more() throws InterruptedException {
        room.type(":next 4");
        room.type(":detach all");

        assertThat(room.type(":back")).startsWith("for step 3: put away verdict; ran 2 commands");
        assertThat(room.bench().links()).hasSize(1);
        assertThat(room.type(":again")).as("nothing happened since").doesNotContain("for step");
    }

    @Test
    void an_earlier_command_that_fails_is_told() throws Exception {
        Files.delete(folder.resolve("course/01-stage/x.c"));
        Files.delete(room.copy("x.c"));

        assertThat(room.type(":next 3")).contains(":load x.c: ", "step 3 of 4");
    }

    @Test
    void what_was_on_the_bench_before_the_first_lesson_is_put_away() throws IOException, InterruptedException {
        room.close();
        room = new Classroom(folder, Course.open(folder.resolve("course")));
        room.type(":map create seen hash");
        room.type(":lesson stage --start");

        assertThat(room.bench().maps()).isEmpty();
    }

    @Test
    void what_a_step_left_in_the_background_ends_with_the_lesson_and_what_the_student_left_there_does_not()
            throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("course/02-behind"));
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Behind
                ---
                ```bpflab
                bpflab> !sleep 4711 &
                ```

                End.
                """);
        room.close();
        room = new Classroom(folder, Course.open(folder.resolve("course")));
        room.type(":lesson behind");
        room.type("!sleep  4711 &");
        room.type("!sleep 4712 &");
        assertThat(room.bench().background().commands()).containsExactly("!sleep  4711 &", "!sleep 4712 &");

        assertThat(room.type(":lesson stage")).startsWith("for step 1: !sleep  4711 & ended\n");
        assertThat(room.bench().background().commands()).containsExactly("!sleep 4712 &");
    }

    @Test
    void a_step_that_is_taken_again_leaves_one_thing_in_the_background() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("course/02-behind"));
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Behind
                ---
                ```bpflab
                bpflab> !sleep 4711 &
                ```

                On.

                ```bpflab
                bpflab> :links
                ...
                ```
                """);
        room.close();
        room = new Classroom(folder, Course.open(folder.resolve("course")));
        room.type(":lesson behind");
        room.type("!sleep 4711 &");
        room.type(":lesson behind --start");
        assertThat(room.bench().background().commands()).isEmpty();
        assertThat(room.type(":next")).contains("ran !sleep 4711 &");
        assertThat(room.bench().background().commands()).containsExactly("!sleep 4711 &");
    }

    @Test
    void hints_behind_the_commands_that_a_step_needs_are_not_for_the_student() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("course/02-quiet"));
        Files.writeString(lesson.resolve("x.c"), Classroom.DROP);
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Quiet
                ---
                ```bpflab
                bpflab> :load x.c
                ...
                bpflab> :attach verdict xdp lab0
                ...
                bpflab> :lab ping
                ...
                ```

                End.
                """);
        room.close();
        room = new Classroom(folder, Course.open(folder.resolve("course")));
        room.seat(text -> text);
        room.type(":lesson quiet");
        room.type(":next");
        assertThat(room.bench().notices().take()).isEmpty();

        room.type(":lab ping");
        assertThat(room.bench().notices().take()).singleElement().asString().startsWith("3 of 3 got no answer");

        room.type(":back");
        room.type(":load x.c");
        room.type(":attach verdict xdp lab0");
        assertThat(room.type(":lab ping")).contains("✓ as in the lesson");
        assertThat(room.bench().notices().take()).as("the lesson leads on").isEmpty();
    }
}
