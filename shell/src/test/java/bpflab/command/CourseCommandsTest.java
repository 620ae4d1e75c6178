package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;

/** Walking through lessons: needs no kernel. */
class CourseCommandsTest extends InClassroom {
    @Test
    void a_first_start_begins_with_the_first_lesson() throws InterruptedException {
        assertThat(room.course.resume()).hasValueSatisfying(entry -> assertThat(entry.name()).isEqualTo("first"));
        assertThat(room.course.prompt().place()).isEqualTo("first");
        assertThat(room.course.prompt().offer()).contains(":next");

        assertThat(room.type(":next")).matches("── First! ─+ step 1 of 2 ──\nWho is here\\?");
        assertThat(room.course.prompt().place()).isEqualTo("first 1/2");
        assertThat(room.course.prompt().offer()).contains(":links");
    }

    @Test
    void the_next_page_leaves_the_account_of_the_last_command() throws InterruptedException {
        room.type(":lesson first");
        room.type(":links");
        room.type(":next");

        assertThat(room.type(":how")).startsWith(":links");
    }

    @Test
    void enter_after_enter_leads_through_the_lesson() throws InterruptedException {
        room.type(":lesson first");

        assertThat(room.type(":links")).endsWith("✓ as in the lesson");
        assertThat(room.course.prompt().offer()).as("the next command of the same fence").contains(":lessons");
        assertThat(room.type(":lessons"))
                .endsWith("not as in the lesson: there it says \"3 nothing of the kind\", here \"(nothing more)\" "
                        + "(to make the\n    bench ready once more: :again)");
        assertThat(room.course.prompt().offer()).as("not the same line for ever").contains(":again");
        assertThat(room.type(":again")).as("with its text").contains("Who is here?");
        assertThat(room.course.prompt().offer()).as("ready again").contains(":links");
        room.type(":links");
        assertThat(room.course.prompt().offer()).contains(":lessons");
        assertThat(room.type(":lessons")).contains(":next)");
        assertThat(room.course.prompt().offer()).contains(":next");
        assertThat(room.type(":next")).contains("step 2 of 2", "Exercise: let it pass", ":check");
        assertThat(room.course.prompt().place()).isEqualTo("first exercise");
        assertThat(room.course.prompt().offer()).contains(":edit");
    }

    @Test
    void next_goes_to_a_step_by_its_number() throws InterruptedException {
        room.type(":lesson first");

        assertThat(room.type(":next 2")).contains("step 2 of 2");
        assertThat(room.type(":next exercise")).contains("step 2 of 2");
        assertThat(room.type(":next 1")).contains("step 1 of 2");
        assertThat(trouble(":next 4").why()).isEqualTo("first has steps 1 to 2");
        assertThat(trouble(":next second").hint()).as("the name of a lesson").isEqualTo(":lesson second");
        assertThat(trouble(":next x").hint()).isEqualTo(":next 2");
    }

    @Test
    void back_and_again_show_a_step_once_more() throws InterruptedException {
        room.type(":lesson first");
        room.type(":links");

        assertThat(room.type(":back")).contains("step 1 of 2");
        assertThat(room.course.prompt().offer()).contains(":links");
        assertThat(room.type(":again")).contains("step 1 of 2", "Who is here?");
    }

    @Test
    void what_was_left_is_found_the_next_time() throws Exception {
        room.type(":lesson first");
        room.type(":next");
        room.close();
        room = new Classroom(folder);

        room.course.resume();
        assertThat(room.course.prompt().place()).isEqualTo("first 2/2");
        assertThat(room.type(":next")).contains("step 2 of 2");
        assertThat(room.type(":lesson first --start")).contains("step 1 of 2");
    }

    @Test
    void the_end_of_a_lesson_names_the_next_and_what_is_still_open() throws InterruptedException {
        room.type(":lesson first");
        room.type(":next");

        assertThat(room.course.prompt().offer()).contains(":edit");
        assertThat(room.type(":next")).contains("Its exercise is not solved yet", ":next 2", ":lesson second");
        assertThat(room.course.prompt().offer()).as("Enter does not say the same for ever").contains(":lesson second");
        assertThat(room.type(":progress")).contains("first", "2/2", "0 of 3 lessons done", "← here");
    }

    @Test
    void lessons_are_listed_also_when_one_is_broken() throws InterruptedException {
        room.type(":lesson first");

        assertThat(room.type(":lessons")).contains("1   first", "First!", "step 1 of 2", "2   second", "3   broken");
    }

    @Test
    void a_lesson_that_cannot_run_here_says_what_is_missing_and_changes_nothing() throws InterruptedException {
        room.type(":lesson first");

        assertThat(trouble(":lesson second").why()).startsWith("it needs kernel 99.0 or later");
        assertThat(room.course.prompt().place()).isEqualTo("first 1/2");
    }

    @Test
    void a_person_at_a_prompt_may_read_what_cannot_run_here(@TempDir Path home) throws Exception {
        Path far = Files.createDirectories(home.resolve("course/01-far"));
        Files.writeString(far.resolve("lesson.md"), """
                ---
                title: Far
                needs: kernel >= 99.0
                ---
                Text.

                ```bpflab
                bpflab> :load x.c
                loaded
                ```

                More.
                """);
        try (Classroom reader = new Classroom(home, Course.open(home.resolve("course")))) {
            reader.course.openForReaders();

            assertThat(reader.type(":lesson far"))
                    .contains("Text.", "lesson far can only be read here", "it needs kernel 99.0 or later");
            assertThat(reader.type(":load x.c")).doesNotContain("not as in the lesson");
            assertThat(reader.course.prompt().offer()).as("trying it again would not help").contains(":next");
            assertThat(reader.type(":next")).contains("More.").doesNotContain("can only be read");
        }
    }

    @Test
    void a_check_of_a_lesson_that_cannot_run_here_says_what_is_missing() throws InterruptedException {
        assertThat(trouble(":check second").why()).startsWith("it needs kernel 99.0 or later");
        assertThat(trouble(":check second").kind().status()).isEqualTo(3);
    }

    @Test
    void a_broken_lesson_says_where() throws InterruptedException {
        assertThat(trouble(":lesson broken").why()).isEqualTo("03-broken/lesson.md:4: a fence \"nosuch\" is not known");
    }

    @Test
    void a_mistyped_lesson_gets_the_nearest() throws InterruptedException {
        assertThat(trouble(":lesson frist").hint()).isEqualTo(":lesson first   # did you mean first?");
    }

    @Test
    void without_a_lesson_each_command_says_how_to_open_one() throws InterruptedException {
        for (String line : new String[] {":next", ":back", ":again", ":lesson", ":hint", ":solution", ":reset",
                ":check", ":edit"}) {
            assertThat(trouble(line).hint()).as(line).isEqualTo(":lesson first");
        }
    }

    @Test
    void hints_come_one_by_one_and_stop_at_the_last() throws InterruptedException {
        room.type(":lesson first");
        assertThat(trouble(":hint").hint()).startsWith(":next 2   # goes there");
        room.type(":next");

        assertThat(room.type(":hint"))
                .contains("hint 1 of 2   for packet arp", "look at return", ":hint   # shows the next one");
        assertThat(room.type(":hint"))
                .contains("hint 2 of 2", "XDP_PASS", "this was the last one; :solution   # shows one")
                .contains("# more tries of a changed file with :check");
        assertThat(room.type(":hint")).contains("hint 2 of 2");
        assertThat(room.course.progress().in("first").hints()).isEqualTo(2);
    }

    @Test
    void the_solution_is_closed_at_first() throws InterruptedException {
        room.type(":lesson first");

        assertThat(trouble(":solution").why()).contains("after 3 more tries of a changed file with :check");
    }

    @Test
    void a_reset_keeps_what_was_there() throws Exception {
        room.type(":lesson first");
        room.type(":next exercise");
        Files.writeString(room.copy("x.c"), "mine");

        assertThat(room.type(":reset")).contains("x.c is as the lesson gave it", "x.c.before-reset-1");
        assertThat(room.copy("x.c")).hasContent(Classroom.DROP);
        assertThat(room.copy("x.c.before-reset-1")).hasContent("mine");
        assertThat(trouble(":reset y.c").hint()).isEqualTo(":reset x.c   # did you mean x.c?");
        assertThat(trouble(":reset ../x.c").why()).contains("no file of the lesson");
    }

    @ParameterizedTest
    @ValueSource(strings = {":reset", ":edit", ":load", ":compile", ":translate", ":verifier", ":dump elf", ":source"})
    void a_lesson_s_file_is_told_with_its_lesson_before_that_is_opened(String command) throws Exception {
        assertThat(trouble(command + " x.c").hint()).isEqualTo(":lesson first");
    }

    @Test
    void edit_opens_the_exercise_and_says_whether_it_changed() throws Exception {
        room.type(":lesson first");
        room.type(":next exercise");
        assertThat(trouble(":edit").hint()).contains(room.copy("x.c").toString());

        room.seat(text -> text + "// more\n");
        assertThat(room.type(":edit")).contains("x.c changed", ":check");
        assertThat(room.course.prompt().offer()).contains(":check");
        assertThat(room.copy("x.c")).hasContent(Classroom.DROP + "// more\n");
        room.seat(text -> text);
        assertThat(room.type(":edit x.c")).contains("x.c is as it was");
        assertThat(trouble(":edit .").why()).isEqualTo("it is a folder");
    }

    @Test
    void what_was_changed_is_shown_beside_what_was_given() throws Exception {
        room.type(":lesson first");
        room.type(":next exercise");
        assertThat(room.type(":diff")).isEqualTo("x.c is as the lesson gave it");
        Files.writeString(room.copy("x.c"), Classroom.PASS);

        assertThat(room.type(":diff").lines()).contains("- as it was given   + yours",
                "+ SEC(\"xdp\") int verdict(struct xdp_md *ctx) { return XDP_PASS; }",
                "- SEC(\"xdp\") int verdict(struct xdp_md *ctx) { return XDP_DROP; }");
        assertThat(trouble(":diff solution").what()).isEqualTo("the solution is not open yet");
    }

    @Test
    void a_file_that_is_gone_or_empty_can_be_had_again() throws Exception {
        room.type(":lesson first");
        room.type(":next exercise");
        Files.writeString(room.copy("x.c"), " \n");
        assertThat(trouble(":check").why()).isEqualTo("it is empty");
        Files.delete(room.copy("x.c"));

        assertThat(trouble(":check").why()).isEqualTo("it is gone");
        assertThat(trouble(":check").hint()).startsWith(":reset");
        assertThat(room.type(":reset")).isEqualTo("x.c is as the lesson gave it");
        assertThat(room.copy("x.c")).hasContent(Classroom.DROP);
    }

    @Test
    void a_home_that_cannot_be_written_is_said_once_and_stops_nothing() throws InterruptedException, IOException {
        Files.writeString(folder.resolve("home/bpflab"), "a file");
        Files.writeString(folder.resolve("home/state"), "a file");

        String said = room.type(":lesson first");
        Matcher elsewhere = Pattern.compile("the copies for this session\\s+are in\\s+(/\\S+)").matcher(said);
        assertThat(elsewhere.find()).as(said).isTrue();
        try (Stream<Path> copies = Files.list(Path.of(elsewhere.group(1)))) {
            copies.forEach(copy -> assertThat(copy.toFile().delete()).isTrue());
        }
        Files.delete(Path.of(elsewhere.group(1)));

        assertThat(said).contains("Who is here?", "your files are not kept", "your progress is not kept");
        assertThat(room.last().ok()).isTrue();
        assertThat(room.type(":next")).doesNotContain("not kept");
    }

    private Trouble trouble(String line) throws InterruptedException {
        room.type(line);
        return room.last().trouble().orElseThrow(() -> new AssertionError(line + " made no trouble"));
    }
}
