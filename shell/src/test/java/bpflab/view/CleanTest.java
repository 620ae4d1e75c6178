package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CleanTest {
    @Test
    void escape_sequences_are_spelt_out() {
        assertThat(Clean.text("a" + (char) 0x1b + "[2Jb" + (char) 7 + (char) 0x7f + (char) 0x9b + "1m"))
                .isEqualTo("a\\x1b[2Jb\\x07\\x7f\\x9b1m");
    }

    @Test
    void marks_that_turn_text_around_are_spelt_out() {
        assertThat(Clean.text("a" + (char) 0x202e + "b" + (char) 0x2028)).isEqualTo("a\\u202eb\\u2028");
    }

    @Test
    void a_tab_reaches_to_the_next_eighth_column_of_the_line() {
        Line line = Clean.line(Line.of(Span.of("ab"), new Span("\tc\td", Role.C)));
        assertThat(line.text()).isEqualTo("ab      c       d");
        assertThat(line.spans().get(1).role()).isEqualTo(Role.C);
    }

    @Test
    void plain_and_wide_text_stays_as_it_is() {
        assertThat(Clean.text("✓ Größe 漢字 │ …")).isEqualTo("✓ Größe 漢字 │ …");
    }

    @Test
    void no_control_character_at_all_gets_through() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0xa0; c++) {
            all.append(c);
        }
        assertThat(Clean.text(all.toString()).chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
        assertThat(List.of(Clean.text("\r\n"))).containsExactly("\\x0d\\x0a");
    }
}
