package bpflab.command.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.check.Checks;
import bpflab.lesson.About;
import bpflab.lesson.CheckLine;
import bpflab.lesson.Hint;
import bpflab.lesson.Lesson;
import bpflab.lesson.Section;
import bpflab.lesson.Seen;
import bpflab.lesson.Step;
import bpflab.tour.Stuck;
import bpflab.tour.Tour;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Which hints there are for what a check saw. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LadderTest {
    private static final Step.Exercise EXERCISE = new Step.Exercise(
            1, "", "", Section.Kind.EXERCISE, "x.c", Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), List.of(new CheckLine(2, "map seen 1 -> 3", List.of(
                    new Hint(Optional.empty(), "Which key counts?"),
                    new Hint(Optional.of(Seen.REJECTED), "Is the map asked for NULL?")))));

    private static Ladder after(Seen seen) {
        Tour tour = Tour.of(new Lesson("try", 1, new About("Try", List.of(), 0, "", List.of(), List.of()),
                Path.of("01-try"), List.of("x.c"), List.of(EXERCISE), List.of()));
        return Ladder.of(EXERCISE, tour.failed(new Stuck(seen, 0), true).exerciseState());
    }

    @Test
    void a_name_that_is_not_there_is_told_before_what_should_stand_under_it() {
        assertThat(after(Seen.WRONG).hints()).containsExactly("Which key counts?");
        assertThat(after(Seen.NO_SUCH_NAME).hints()).hasSize(2).last().isEqualTo("Which key counts?");
        assertThat(after(Seen.NO_SUCH_NAME).hints().get(0)).contains("looks for that name", ":diff");
        assertThat(after(Seen.NO_SUCH_NAME).about()).isEqualTo("map seen 1 -> 3");
    }

    @Test
    void one_word_of_the_authors_on_a_file_that_is_refused_does_not_end_the_ladder() {
        assertThat(after(Seen.REJECTED).hints()).hasSize(4).first().isEqualTo("Is the map asked for NULL?");
        assertThat(after(Seen.REJECTED).hints().get(3)).contains("fix");
    }

    @Test
    void what_hints_are_for_has_the_words_of_the_row_that_failed() {
        assertThat(Checks.row(new CheckLine(2, "ping x3 -> 3 replies", List.of()))).isEqualTo(
                "icmp echo x3 -> 3 replies");
        assertThat(Checks.row(new CheckLine(2, "mix x20 tcp and n=5 -> as the solution", List.of()))).isEqualTo(
                "20 packets by chance: tcp; n starts at 5 -> as the solution");
    }

    @Test
    void a_file_that_cannot_be_attached_gets_no_hint_at_its_numbers() {
        assertThat(after(Seen.CANNOT_ATTACH).hints()).isNotEmpty().doesNotContain("Which key counts?");
        assertThat(after(Seen.CANNOT_ATTACH).about()).isEqualTo("a file that cannot be attached");
    }
}
