package bpflab.tour;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.CheckLine;
import bpflab.lesson.Expected;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TourTest {
    private final Tour start =
            Tour.of(new Lesson("try", 1, "Try", List.of(), 0, "", Path.of("01-try"), List.of("x.c"), List.of(
            run("One.", ":load x.c", "loaded"),
            run("", ":detach all", "..."),
            new Step.Read(9, "Three."),
            new Step.Exercise(
                    12, "Four.", "", "x.c", Optional.empty(), Optional.empty(),
                            List.of(new CheckLine(13, "loads", List.of("a", "b")))))));

    @Test
    void a_step_offers_its_command() {
        assertThat(start.command()).contains(":load x.c");
        assertThat(start.number()).isEqualTo(1);
    }

    @Test
    void a_command_that_ran_as_in_the_lesson_is_followed_by_the_next_of_its_fence() {
        Tour.After after = start.after(" :load   x.c ", List.of("loaded"));

        assertThat(after.remark()).contains(new Tour.Remark(Optional.empty()));
        assertThat(after.tour().number()).isEqualTo(2);
        assertThat(after.tour().command()).contains(":detach all");
    }

    @Test
    void a_command_that_ran_otherwise_stays_up_with_the_difference() {
        Tour.After after = start.after(":load x.c", List.of("refused"));

        assertThat(after.tour()).isEqualTo(start);
        assertThat(after.remark().orElseThrow().difference()).contains(new Expected.Difference("loaded", "refused"));
    }

    @Test
    void any_other_line_is_free_play() {
        assertThat(start.after(":maps", List.of("loaded"))).isEqualTo(new Tour.After(start, Optional.empty()));
    }

    @Test
    void a_command_that_is_done_is_offered_again_only_when_asked() {
        Tour done = start.next().after(":detach all", List.of()).tour();

        assertThat(done.number()).isEqualTo(2);
        assertThat(done.command()).isEmpty();
        assertThat(done.again().command()).contains(":detach all");
    }

    @Test
    void next_and_back_stop_at_the_ends() {
        assertThat(start.back().number()).isEqualTo(1);
        assertThat(start.to(3).next().number()).isEqualTo(4);
        assertThat(start.to(3).isLast()).isTrue();
        assertThat(start.to(99).number()).isEqualTo(4);
        assertThat(start.to(-1).number()).isEqualTo(1);
    }

    @Test
    void back_goes_to_the_step_that_has_text() {
        assertThat(start.to(2).back().number()).isEqualTo(1);
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
        assertThat(start.failed(0).failed(0).exerciseState().triesLeft()).isEqualTo(1);
        assertThat(start.failed(0).failed(0).failed(0).exerciseState().opensSolution()).isTrue();
        assertThat(start.passed().exerciseState().opensSolution()).isTrue();
        assertThat(start.passed().to(3).exerciseState().solved()).as("one exercise, whichever step one is at").isTrue();
    }

    @Test
    void hints_are_counted_for_each_check() {
        Tour twice = start.failed(0).hinted().hinted();

        assertThat(twice.exerciseState().hintsShown()).isEqualTo(2);
        assertThat(twice.failed(1).exerciseState().hintsShown()).isZero();
        assertThat(twice.failed(1).failed(0).exerciseState().hintsShown()).isEqualTo(2);
    }

    private static Step.Run run(String markdown, String command, String expected) {
        return new Step.Run(1, markdown, command, 2, new Expected(List.of(expected)), Optional.empty());
    }
}
