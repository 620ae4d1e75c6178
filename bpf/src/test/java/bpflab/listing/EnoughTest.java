package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.elf.ProgramSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnoughTest {
    private static final ProgramSpec PROGRAM = Code.function("f", Code.move(0, 1), Code.ifZero(0), Code.EXIT);
    private static final List<Row> ROWS = Listing.compiled(PROGRAM);

    /** What goes over all rows of a listing. */
    private enum Loop {
        COMPILED(() -> Listing.compiled(PROGRAM)),
        KEPT(() -> Listing.kept(ROWS)),
        DIFF(() -> ListingDiff.of(ROWS, ROWS, false, text -> text)),
        ALIGNED(() -> Alignment.of(List.of("a", "b"), List.of("b", "a"))),
        STAGES(() -> Stages.align(ROWS, ROWS, List.of())),
        GRAPHS(() -> FlowGraphs.of(ROWS, Set.of(0))),
        REWRITES(() -> Rewrites.of(codes(), codes(), Set.of())),
        CONTEXT(() -> ContextAccesses.in(ROWS));

        private final Runnable loop;

        Loop(Runnable loop) {
            this.loop = loop;
        }

        private static List<Row.Code> codes() {
            return ROWS.stream().filter(Row.Code.class::isInstance).map(Row.Code.class::cast).toList();
        }
    }

    @AfterEach
    void goOn() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void each_loop_over_a_listing_ends_when_somebody_has_enough(Loop loop) {
        loop.loop.run();
        Thread.currentThread().interrupt();
        assertThatThrownBy(loop.loop::run).isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void what_differs_everywhere_is_compared_too() {
        List<String> first = IntStream.range(0, 60_000).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList();
        List<String> second =
                IntStream.range(0, 60_000).mapToObj(i -> i % 2 == 0 ? "a" : "c").toList();
        assertThat(Alignment.of(first, second)).hasSizeGreaterThan(29_000);
    }
}
