package bpflab.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ctrl-C while rows are laid out. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterruptTest {
    private static final int NARROW = 12;

    static Stream<View> views() {
        Line line = Line.of("a line");
        Table table = Table.of(
                List.of(Table.left("NAME"), Table.right("ENTRIES")),
                List.of(List.of(Span.of("a-name-that-is-long"), Span.of("100,000"))));
        return Stream.of(
                table, table.byField(), View.of(line), new Listing(List.of(line)),
                new Fields(0, 4, List.of(new Fields.Field("a", List.of(Span.of("b"))))), View.stack(List.of(table)));
    }

    @AfterEach
    void nothing_is_left_of_the_interrupt() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_long_answer_notices_it_at_each_row(View view) {
        for (int width : new int[] {NARROW, Recording.COLUMNS}) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> TerminalRenderer.readInterruptibly(view, width))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void what_is_not_interrupted_is_laid_out_as_ever(View view) throws Exception {
        assertThat(TerminalRenderer.linesInterruptibly(view, NARROW)).isEqualTo(TerminalRenderer.lines(view, NARROW));
    }

    @ParameterizedTest
    @MethodSource("views")
    void words_behind_it_come_whole(View view) {
        List<Line> all = TerminalRenderer.lines(view, NARROW);

        Thread.currentThread().interrupt();

        assertThat(TerminalRenderer.lines(view, NARROW)).isEqualTo(all).isNotEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_view_that_is_drawn_again_leaves_it_to_whoever_draws() {
        Recording recording = Recording.unseen();

        Thread.currentThread().interrupt();
        recording.redraw(View.of(Line.of("a look")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(recording.lines()).isEmpty();
    }
}
