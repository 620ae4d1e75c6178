package bpflab.author.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DrawingTest {
    @Test
    void lines_become_a_path_and_words_stay_where_they_are() {
        String svg = svg("""
                +---+
                | a |--> b
                +---+
                """);

        assertThat(svg).contains("viewBox=\"0 0 80 48\"", "aria-label=\"a drawing: a, b\"")
                .contains("<text x=\"16\" y=\"28\" textLength=\"8\">a</text>")
                .contains("<text x=\"72\" y=\"28\" textLength=\"8\">b</text>")
                .contains("<path class=\"arrow\" d=\"M64 24L56 20L56 28Z\"/>")
                .contains("d=\"M4 8h4 M4 8v8 M12 8h4 M12 8h-4 ");
    }

    @Test
    void arrows_point_up_and_down_where_a_line_ends() {
        String svg = svg("""
                 |  ^
                 v  |
                +----+
                |very|
                +----+
                """);

        assertThat(svg).contains("class=\"arrow\" d=\"M36 0L32 8L40 8Z M12 32L8 24L16 24Z\"").contains(">very</text>");
    }

    @Test
    void hyphens_and_bars_in_words_are_words() {
        assertThat(svg("+--+\n+--+ per-CPU a|b c-d + e")).contains(">per-CPU a|b c-d + e</text>");
    }

    @Test
    void an_arrow_amid_c_is_text() {
        assertThat(svg("+--------+\n|  ip->x |-> next"))
                .contains(">ip->x</text>".replace(">x", "&gt;x")).contains(">next</text>");
    }

    @Test
    void an_arrow_of_one_dash_is_one() {
        assertThat(svg("+---------+\n|<- 20 -->|\n+---------+ r10 -> end")).contains("M8 24L16 20L16 28Z")
                .contains(">20</text>").contains(">r10</text>").contains(">end</text>")
                .doesNotContain("&gt;<", "&lt;<");
    }

    @Test
    void characters_for_boxes_are_lines_too() {
        assertThat(svg("┌──┐\n└──┘")).doesNotContain("<text").contains("M4 8h4 M4 8v8 ");
    }

    @Test
    void text_without_lines_is_no_drawing() {
        assertThat(Drawing.isOne(List.of("one -> two", "a | b", "x+y"))).isFalse();
        assertThat(Drawing.isOne(List.of("+--+", "|  |", "+--+"))).isTrue();
        assertThat(Drawing.isOne(List.of("source --> clang --> verifier"))).as("a single line").isTrue();
        assertThat(Drawing.isOne(List.of())).isFalse();
    }

    private static String svg(String text) {
        return new Drawing(text.lines().toList()).svg();
    }
}
