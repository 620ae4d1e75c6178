package bpflab.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RemarkTest {
    private static final Line LINE = Line.of(
            new Span("   3: ", Role.MUTED), new Span("r6 = map[id:7][0]+0", Role.CODE),
            new Span("        ← map reference resolved: an address", Role.MUTED));

    @Test
    void stays_in_its_column_where_there_is_room() {
        assertThat(at(120)).containsExactly("   3: r6 = map[id:7][0]+0        ← map reference resolved: an address");
    }

    @Test
    void moves_to_the_left_before_it_is_broken() {
        assertThat(at(64)).containsExactly("   3: r6 = map[id:7][0]+0   ← map reference resolved: an address");
    }

    @Test
    void goes_on_below_at_a_blank() {
        assertThat(at(50)).containsExactly(
                "   3: r6 = map[id:7][0]+0 ← map reference", "                           resolved: an address");
        assertThat(at(50)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void what_is_no_remark_is_left_alone() {
        Line code = Line.of(new Span("   3: ", Role.MUTED), new Span("x".repeat(80), Role.CODE));
        assertThat(Remark.fitted(code, 40)).containsExactly(code);
    }

    private static List<String> at(int width) {
        return Remark.fitted(LINE, width).stream().map(Line::text).toList();
    }
}
