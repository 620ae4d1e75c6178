package bpflab.tour;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.CheckLine;
import bpflab.lesson.Expected;
import bpflab.lesson.Prediction;
import bpflab.lesson.Question;
import bpflab.lesson.Section;
import bpflab.lesson.Seen;
import bpflab.lesson.Step;
import bpflab.lesson.TryLesson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TourTest {
    private static final Stuck FIRST = new Stuck(Seen.WRONG, 0);
    private static final Stuck SECOND = new Stuck(Seen.WRONG, 1);

    private final Tour start = tour(
            List.of(),
            run("One.", ":load x.c", "loaded"),
            run("", ":detach all", "..."),
            new Step.Read(9, "Three."),
            new Step.Exercise(
                    12, "Four.", "", Section.Kind.EXERCISE, "x.c", Optional.empty(), Optional.empty(),
                            Optional.empty(), Optional.empty(),
                            List.of(TryLesson.check(13, "loads", "a", "b"))));

    @Test
    void a_step_offers_its_command() {
        assertThat(start.command()).contains(":load x.c");
        assertThat(start.number()).isEqualTo(1);
    }

    @Test
    void a_command_that_ran_as_in_the_lesson_is_followed_by_the_next_of_its_fence() {
        Tour.After after = start.after(" :load   x.c ", List.of("loaded"));

        assertThat(after.remark()).contains(new Tour.Remark(Optional.empty(), Optional.empty()));
        assertThat(after.tour().at()).isEqualTo(1);
        assertThat(after.tour().command()).contains(":detach all");
    }

    @Test
    void a_command_that_ran_otherwise_stays_up_with_the_difference() {
        Tour.After after = start.after(":load x.c", List.of("refused"));

        assertThat(after.tour().command()).isEqualTo(start.command());
        assertThat(after.tour().misses()).isEqualTo(1);
        assertThat(after.tour().isOff()).isTrue();
        assertThat(after.tour().again().isOff()).as("once more").isFalse();
        assertThat(after.tour().again().misses()).as("asked again, it still went otherwise once").isEqualTo(1);
        assertThat(after.remark().orElseThrow().difference()).contains(new Expected.Difference("loaded", "refused"));
    }

    @Test
    void any_other_line_is_free_play() {
        assertThat(start.after(":maps", List.of("loaded"))).isEqualTo(new Tour.After(start, Optional.empty()));
    }

    @Test
    void a_command_that_is_done_is_offered_again_only_when_asked() {
        Tour done = start.to(1).after(":detach all", List.of()).tour();

        assertThat(done.number()).as("the second of a fence has no number of its own").isEqualTo(1);
        assertThat(done.command()).isEmpty();
        assertThat(done.again().command()).as("all that is shown, from its start").contains(":load x.c");
    }

    @Test
    void what_went_otherwise_is_remembered_while_the_same_is_shown() {
        Tour again = tour(List.of(), run("One.", ":load x.c", "loaded"), run("", ":detach all", "detached"))
                .to(1).after(":detach all", List.of("refused")).tour().again();

        assertThat(again.at()).isEqualTo(0);
        Tour second = again.after(":load x.c", List.of("loaded")).tour();
        assertThat(second.command()).contains(":detach all");
        assertThat(second.after(":detach all", List.of("refused")).tour().misses()).isEqualTo(2);
    }

    @Test
    void next_and_back_stop_at_the_ends() {
        assertThat(start.back().number()).isEqualTo(1);
        assertThat(start.next().at()).as("what is shown next").isEqualTo(2);
        assertThat(start.to(3).next().number()).isEqualTo(3);
        assertThat(start.to(3).isLast()).isTrue();
        assertThat(start.to(99).number()).isEqualTo(3);
        assertThat(start.to(-1).number()).isEqualTo(1);
    }

    @Test
    void back_goes_to_the_step_that_has_text() {
        assertThat(start.to(2).back().number()).isEqualTo(1);
    }

    @Test
    void next_goes_behind_an_optional_part_from_a_command_that_did_not_run() {
        Tour optional = tour(
                List.of(new Section(Section.Kind.OPTIONAL, "Then and today", 0, 2),
                        new Section(Section.Kind.PLAIN, "On", 2, 3)),
                run("Then.", ":load x.c", "loaded"), run("Today.", ":maps", "..."), new Step.Read(9, "On."));

        assertThat(optional.skips()).isTrue();
        assertThat(optional.next().number()).isEqualTo(3);
        assertThat(optional.after(":load x.c", List.of("loaded")).tour().next().number()).isEqualTo(2);
    }

    @Test
    void a_prediction_is_asked_first_and_graded_by_what_the_kernel_says() {
        Tour asking = tour(List.of(), predicted("3 sent, <answer> received"));

        assertThat(asking.question()).contains("How many?");
        Tour said = asking.answer("three").tour();
        assertThat(said.question()).isEmpty();
        assertThat(outcome(said, "3 sent, 0 received"))
                .isEqualTo(new Outcome(Optional.of("three"), "0", false, "so it is"));
        assertThat(outcome(said, "3 sent, 3 received").right()).isTrue();
        assertThat(outcome(asking.answer(" ").tour(), "3 sent, 0 received").guess()).isEmpty();
        assertThat(said.again().question()).as("asked again").isPresent();
    }

    @Test
    void what_the_lesson_says_of_an_answer_must_be_true() {
        Tour asking = tour(List.of(), predicted("3 sent, <answer=0> received"));

        assertThat(outcome(asking.answer("0").tour(), "3 sent, 0 received").right()).isTrue();
        Tour.After after = asking.answer("0").tour().after(":lab ping", List.of("3 sent, 3 received"));
        assertThat(after.remark().orElseThrow().difference()).isPresent();
        assertThat(after.remark().orElseThrow().outcome().orElseThrow().answer()).isEqualTo("3");
    }

    @Test
    void a_recap_asks_one_question_after_the_other() {
        Tour recap = tour(List.of(), new Step.Recap(3, "Recap.", List.of(
                new Question("Which verdict?", List.of("XDP_PASS", "pass")), new Question("How many?", List.of("2")))));

        assertThat(recap.question()).contains("Which verdict?");
        Tour.Answered first = recap.answer("pass");
        assertThat(first.right()).isTrue();
        assertThat(first.answers()).startsWith("XDP_PASS");
        assertThat(first.tour().question()).contains("How many?");
        Tour end = first.tour().answer("").tour();
        assertThat(end.question()).isEmpty();
        assertThat(end.rightAnswers()).isEqualTo(1);
    }

    @Test
    void the_exercise_is_known_from_any_step() {
        assertThat(start.exercise().map(Step.Exercise::file)).contains("x.c");
        assertThat(start.isExercise()).isFalse();
        assertThat(start.to(3).isExercise()).isTrue();
    }

    @Test
    void the_solution_opens_after_three_tries_or_success() {
        assertThat(start.exerciseState().opensSolution()).isFalse();
        assertThat(start.failed(FIRST, true).failed(FIRST, true).exerciseState().triesLeft()).isEqualTo(1);
        assertThat(start.failed(FIRST, true).failed(FIRST, true).failed(FIRST, true).exerciseState().opensSolution())
                .isTrue();
        assertThat(start.passed().exerciseState().opensSolution()).isTrue();
        assertThat(start.passed().to(3).exerciseState().solved()).as("one exercise, whichever step one is at").isTrue();
    }

    @Test
    void hints_are_counted_for_each_check_and_each_way_to_fail() {
        Tour twice = start.failed(FIRST, true).hinted().hinted();

        assertThat(twice.exerciseState().hintsShown()).isEqualTo(2);
        assertThat(twice.failed(SECOND, true).exerciseState().hintsShown()).isZero();
        assertThat(twice.failed(new Stuck(Seen.COMPILE_ERROR, 0), true).exerciseState().hintsShown()).isZero();
        assertThat(twice.failed(SECOND, true).failed(FIRST, true).exerciseState().hintsShown()).isEqualTo(2);
    }

    @Test
    void before_the_first_try_hints_are_of_the_check_of_which_most_is_said() {
        List<CheckLine> checks = List.of(
                TryLesson.check(13, "ping x3 -> 3 replies", "Every packet passes."),
                TryLesson.check(14, "map seen -> 1 entry", "a", "b"),
                TryLesson.check(15, "map seen 7 -> 1", "c", "d"));

        assertThat(exercise(Optional.empty(), checks).exerciseState().stuck()).isEqualTo(SECOND);
        assertThat(exercise(Optional.of(Seen.REJECTED), checks).exerciseState().stuck())
                .isEqualTo(new Stuck(Seen.REJECTED, 0));
    }

    private static Tour exercise(Optional<Seen> fails, List<CheckLine> checks) {
        return tour(List.of(), new Step.Exercise(
                12, "Four.", "", Section.Kind.EXERCISE, "x.c", Optional.empty(), Optional.empty(), Optional.empty(),
                fails, checks));
    }

    private static Outcome outcome(Tour tour, String line) {
        return tour.after(":lab ping", List.of(line)).remark().orElseThrow().outcome().orElseThrow();
    }

    private static Tour tour(List<Section> sections, Step... steps) {
        return Tour.of(TryLesson.in(Path.of("01-try"), List.of(steps), sections));
    }

    private static Step.Run predicted(String expected) {
        return new Step.Run(
                1, "One.", ":lab ping", 2, new Expected(List.of(expected)), Optional.empty(),
                Optional.of(new Prediction("How many?", List.of(), "so it is")));
    }

    private static Step.Run run(String markdown, String command, String expected) {
        return new Step.Run(
                1, markdown, command, 2, new Expected(List.of(expected)), Optional.empty(), Optional.empty());
    }
}
