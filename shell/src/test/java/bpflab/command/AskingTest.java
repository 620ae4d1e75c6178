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

/** What a student is asked, offered and told on the way through a lesson, on the real kernel. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AskingTest {
    private static final String LESSON = """
            ---
            title: Asked
            needs: clang
            ---
            # Asked
            ```predict
            How many programs are loaded?
            choices: none | some
            bpflab> programs().size() == 0 ? "none" : "some"
            String <name> ==> "<answer>"
            why: nothing was loaded.
            ```

            ## Optional: then and today
            One.

            ---

            Two.

            ---

            Three.

            ## Break it: a jump too far
            ```exercise file=x.c fails=rejected
            ```
            ```check
            packet arp -> XDP_PASS
            hint: What may pass?
            hint when rejected: Look at `fix`.
            ```

            ## Exercise: a name
            ```exercise file=y.c fails=no-such-name
            ```
            ```check
            global seen -> 0
            hint: It stands outside of the function.
            ping -> no replies
            hint: It drops.
            ```
            """;
    private static final String READS =
            Classroom.HEAD + "SEC(\"xdp\") int verdict(struct xdp_md *ctx) { return *(char *)(long)ctx->data; }\n";

    @TempDir
    Path folder;

    private Classroom room;

    @BeforeEach
    void open() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("course/01-asked/solution")).getParent();
        Files.writeString(lesson.resolve("lesson.md"), LESSON);
        Files.writeString(lesson.resolve("x.c"), READS);
        Files.writeString(lesson.resolve("solution/x.c"), Classroom.PASS);
        Files.writeString(lesson.resolve("y.c"), Classroom.DROP);
        Files.writeString(lesson.resolve("solution/y.c"), "int seen;\n" + Classroom.DROP);
        room = new Classroom(folder, Course.open(folder.resolve("course")));
        assertThat(room.type(":lesson asked")).contains("How many programs");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void what_is_none_of_the_choices_is_asked_again_and_not_told_to_be_wrong() throws Exception {
        assertThat(room.type("sum")).contains("sum is none of the answers to choose from", "they are none, some")
                .doesNotContain("the kernel says");
        assertThat(room.last().trouble().orElseThrow().hint()).startsWith(":again");
        assertThat(room.course.prompt().question()).isPresent();
        assertThat(room.type("some")).contains("you said some, the kernel says none");
    }

    @Test
    void a_page_of_an_optional_part_says_how_to_go_on_behind_it() throws Exception {
        assertThat(room.type(":next 2")).contains("One.", "optional   :next 5   # goes on behind it");
        assertThat(room.type(":next")).contains("Two.", "optional   :next 5");
        assertThat(room.type(":next")).as("there :next alone does it").contains("Three.").doesNotContain("optional");
        assertThat(room.type(":next")).contains("x.c");
    }

    @Test
    void what_the_kernel_says_comes_before_hints_about_it() throws Exception {
        room.type(":next 5");

        assertThat(room.course.prompt().offer()).contains(":check");
        assertThat(room.type(":hint")).contains("there is nothing to hint at yet", "it was not checked yet");
        assertThat(room.course.progress().in("asked").hints()).isZero();
        assertThat(room.type(":check")).contains("the kernel refused x.c");
        assertThat(room.course.prompt().offer()).contains(":edit");
        assertThat(room.type(":hint")).contains("hint 1 of 4", "Look at fix.");
    }

    @Test
    void a_name_that_is_to_be_added_was_not_changed() throws Exception {
        room.type(":next 6");

        assertThat(room.type(":hint")).contains("has none either: it is for you to add.")
                .doesNotContain(":diff");
    }

    @Test
    void a_lab_that_was_taken_away_is_there_again_for_the_next_check_and_for_lab_up() throws Exception {
        room.type(":next 6");
        room.type(":lab up");
        Files.writeString(room.copy("y.c"), "int seen;\n" + Classroom.DROP);
        room.type("!ip link del lab0");

        assertThat(room.type(":check")).contains("✓ solved");
        room.type("!ip link del lab0");
        assertThat(room.type(":lab up")).contains("lab network up");
        assertThat(Path.of("/sys/class/net/lab0")).exists();
    }

    @Test
    void where_the_exercises_cannot_be_made_only_what_needs_them_says_so() throws Exception {
        Path there = Files.writeString(room.course.folder().resolve("exercise"), "in the way");

        assertThat(room.type(":next 6")).contains("y.c");
        assertThat(room.course.folder()).isEqualTo(there.getParent());
        assertThat(room.type(":check")).contains("cannot make your copy for the exercise", "!df -h");
        Files.delete(there);
        assertThat(room.type(":check")).contains("no global variable of that name");
    }

    @Test
    void an_exercise_that_is_solved_says_so_when_one_comes_back() throws Exception {
        assertThat(room.type(":next 5")).doesNotContain("✓ solved");
        Files.writeString(room.copy("x.c"), Classroom.PASS);
        room.type(":check");

        assertThat(room.type(":again")).contains("✓ solved   :next   # goes on");
    }

    @Test
    void one_that_is_solved_has_no_hints_until_it_fails_again() throws Exception {
        room.type(":next 5");
        Files.writeString(room.copy("x.c"), Classroom.PASS);
        room.type(":check");
        assertThat(room.type(":hint")).contains("there is nothing to hint at", "it is solved");
        assertThat(room.course.prompt().offer()).contains(":next");
        Files.writeString(room.copy("x.c"), Classroom.DROP);
        room.type(":check");

        assertThat(room.course.prompt().offer()).contains(":edit");
        assertThat(room.type(":hint")).contains("hint 1 of");
    }

    @Test
    void solved_before_counts_the_next_time_as_well() throws IOException, InterruptedException {
        room.type(":next 5");
        Files.writeString(room.copy("x.c"), Classroom.PASS);
        room.type(":check");
        room.close();
        room = new Classroom(folder, Course.open(folder.resolve("course")));
        room.type(":lesson asked");

        assertThat(room.type(":next 5")).contains("✓ solved");
    }
}
