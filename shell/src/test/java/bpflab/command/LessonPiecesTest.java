package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What lessons ask and offer besides commands: predictions, recaps, optional parts. Needs no kernel. */
class LessonPiecesTest extends InClassroom {
    @Test
    void a_prediction_is_typed_then_the_command_runs_and_tells() throws Exception {
        lesson("""
                ```predict
                How many lessons?
                bpflab> :lessons
                ...
                 :lesson <answer=first>   # opens one, by name or number
                why: three.
                ```
                """);
        assertThat(room.type(":lesson first --start")).contains("How many lessons?", "Enter alone goes on without");
        assertThat(room.course.prompt().place()).isEqualTo("first 1/1 your answer");
        assertThat(room.course.prompt().offer()).isEmpty();

        assertThat(room.type("second")).contains("you say second; told by :lessons", "you said second",
                "the kernel says first", "why  three.").doesNotContain("as in the lesson");
        assertThat(room.course.prompt().place()).isEqualTo("first 1/1");
        room.type(":again");
        assertThat(room.type("FIRST")).contains("✓ as you predicted: first");
        room.type(":again");
        assertThat(room.type("")).contains("no prediction; told by :lessons", "the kernel says first");
        room.type(":again");
        assertThat(room.type(":links")).as("a command is none").doesNotContain("you say");
    }

    @Test
    void a_prediction_right_behind_a_command_is_asked_below_its_output() throws Exception {
        lesson("""
                ```bpflab
                bpflab> :links
                ...
                ```

                ```predict
                Which lesson does `:lessons` open?
                choices: first | second
                bpflab> :lessons
                ...
                 :lesson <answer=first>   # opens one, by name or number
                why: there is one.
                ```
                """);
        assertThat(room.type(":lesson first --start")).doesNotContain("Which lesson");

        assertThat(room.type(":links"))
                .contains("✓ as in the lesson", "Which lesson does :lessons open?", "1  first", "2  second");
        assertThat(room.type("second")).contains("you say second").doesNotContain("Which lesson does");
    }

    @Test
    void a_recap_asks_and_counts() throws Exception {
        lesson("## Recap\n```recap\nWhich verdict? -> XDP_PASS | pass\nHow many? -> 2\nIs it? -> yes\n```\n");
        assertThat(room.type(":lesson first --start")).contains("3 questions; Enter alone skips one", "Which verdict?");

        assertThat(room.type("pass")).contains("✓ right: XDP_PASS", "How many?");
        assertThat(room.type("it's 3")).contains("✗ right is: 2", "Is it?");
        assertThat(room.type("")).contains("– right is: yes", "1 of 3 right");
        assertThat(room.course.prompt().offer()).contains(":next");
        assertThat(trouble(":answer 3").what()).isEqualTo("nothing was asked");
    }

    @Test
    void an_optional_command_is_offered_and_skipped_by_enter() throws Exception {
        lesson("""
                ## Optional: more
                ```bpflab
                bpflab> :links
                ...
                ```

                Less.

                ```bpflab
                bpflab> :maps
                ```

                ## On
                Text.
                """);
        assertThat(room.type(":lesson first --start"))
                .contains("optional   :links   # tries it", ":next   # goes on behind it");
        assertThat(room.course.prompt().offer()).contains(":next");

        assertThat(room.type(":next")).contains("step 3 of 3");
        room.type(":lesson first --start");
        room.type(":links");
        assertThat(room.type(":next")).contains("step 2 of 3", "optional   :maps   # tries it");
    }

    @Test
    void a_title_that_ends_a_sentence_gets_no_second_mark_at_the_end() throws Exception {
        Files.writeString(folder.resolve("course/01-first/lesson.md"), "---\ntitle: First!\n---\nOne.\n");
        room.type(":lesson first --start");

        assertThat(room.type(":next").lines()).contains("✓ This was First!");
    }

    @Test
    void what_one_will_be_able_to_do_stands_at_the_start() throws Exception {
        Files.writeString(folder.resolve("course/01-first/lesson.md"),
                "---\ntitle: First\nminutes: 7\nlearn:\n- drop packets\n---\nOne "
                        + "[word](explain:word).\n\n---\n\nTwo.\n");

        assertThat(room.type(":lesson first --start"))
                .contains("able to do, in some 7 minutes:", "• drop packets", "word°.");
        assertThat(room.type(":next")).doesNotContain("drop packets");
    }

    private void lesson(String text) throws IOException {
        Files.writeString(folder.resolve("course/01-first/lesson.md"), "---\ntitle: First\n---\n" + text);
    }

    private Trouble trouble(String line) throws InterruptedException {
        room.type(line);
        return room.last().trouble().orElseThrow(() -> new AssertionError(line + " made no trouble"));
    }
}
