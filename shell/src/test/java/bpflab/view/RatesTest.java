package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RatesTest {
    private static View two(int first, int second) {
        return View.stack(List.of(
                View.of(Line.of("one", Role.NAME)), table(first), View.of(Line.of("two", Role.NAME)), table(second)));
    }

    private static View table(int count) {
        return Table.of(List.of(Table.right("from"), Table.right("count")),
                List.of(List.of(new Span("64", Role.NAME), Span.of(String.valueOf(count)))));
    }

    @Test
    void rows_of_the_same_name_in_tables_of_other_names_move_each_by_themselves() {
        Rates rates = new Rates(false);
        rates.next(two(10, 100), Duration.ofSeconds(1));
        rates.next(two(13, 105), Duration.ofSeconds(1));
        assertThat(rates.moved()).extracting(Rates.Rate::row, Rates.Rate::perSecond).containsExactly(
                tuple("one 64", 3.0), tuple("two 64", 5.0));
    }
}
