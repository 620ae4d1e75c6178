package bpflab.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Source;
import bpflab.view.Source.Gutter;
import bpflab.view.Source.Mark;
import bpflab.view.Source.Row;
import bpflab.view.Span;
import bpflab.view.View;
import bpflab.view.Width;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceLayoutTest {
    private static final String LONG = "if ((void *)(ip + 1) > data_end || ip->protocol != IPPROTO_UDP) "
            + "return bpf_redirect_map(&ports_of_the_lab, undeclared_thing + ctx->rx_queue_index, XDP_PASS);";

    @Test
    void a_long_line_is_cut_at_blanks_around_what_is_marked() {
        assertThat(marked(LONG, "undeclared_thing", 60)).containsExactly(
                "    7 │ …ports_of_the_lab, undeclared_thing + ctx->…",
                "      │                    ^^^^^^^^^^^^^^^^ here");
        assertThat(marked(LONG, "ip + 1", 60)).containsExactly(
                "    7 │ if ((void *)(ip + 1) > data_end || ip->protocol !=…",
                "      │              ^^^^^^ here");
        assertThat(marked(LONG, "XDP_PASS", 60)).containsExactly(
                "    7 │ …undeclared_thing + ctx->rx_queue_index, XDP_PASS);",
                "      │                                          ^^^^^^^^", "      │ here");
    }

    @Test
    void the_compiler_s_own_marks_are_cut_with_the_line() {
        int at = LONG.indexOf("undeclared_thing");
        List<Row> rows = List.of(
                new Row(7, LONG, Role.C, Mark.NONE),
                new Row(0, " ".repeat(at) + "^~~~~~~~~~~~~~~~", Role.WARN, Mark.NONE),
                new Row(0, " ".repeat(at) + "declared_thing", Role.WARN, Mark.NONE));
        assertThat(lines(rows, 60)).containsExactly(
                "    7 │ …ports_of_the_lab, undeclared_thing + ctx->…",
                "      │                    ^~~~~~~~~~~~~~~~",
                "      │                    declared_thing");
    }

    @Test
    void what_is_missing_behind_the_end_of_a_line_is_marked_there() {
        List<Row> rows = List.of(
                new Row(7, "int a = 1", Role.C, Mark.NONE),
                new Row(0, "         ^", Role.WARN, Mark.NONE),
                new Row(0, "         ;", Role.WARN, Mark.NONE));
        assertThat(lines(rows, 60)).containsExactly("    7 │ int a = 1", "      │          ^", "      │          ;");
        List<Row> cut = List.of(
                new Row(7, LONG, Role.C, Mark.NONE),
                new Row(0, " ".repeat(LONG.length()) + "^", Role.WARN, Mark.NONE));
        assertThat(lines(cut, 40)).containsExactly(
                "    7 │ …->rx_queue_index, XDP_PASS);", "      │                              ^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t\tint wrong = ", "char *s = \"näher 日本語 ☃\"; int wrong = ", "", "x = \"日\" \"日\" ","\t"})
    void the_caret_stands_below_its_piece_at_any_width(String before) {
        String text = before.repeat(4) + "bad" + before.repeat(3) + "+ more_of_it".repeat(9);
        for (int width = 24; width < 200; width++) {
            List<String> lines = marked(text, "bad", width);
            String code = lines.get(0);
            int caret = Width.of(lines.get(1).substring(0, lines.get(1).indexOf('^')));
            assertThat(code.substring(Width.head(code, caret).length())).startsWith("bad");
            assertThat(Width.of(code)).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void a_long_line_without_a_mark_goes_on_below_at_a_blank() {
        assertThat(lines(List.of(new Row(7, "    " + LONG, Role.C, Mark.NONE)), 72)).containsExactly(
                "    7 │     if ((void *)(ip + 1) > data_end || ip->protocol !=",
                "      │         IPPROTO_UDP) return bpf_redirect_map(&ports_of_the_lab,",
                "      │         undeclared_thing + ctx->rx_queue_index, XDP_PASS);");
    }

    @Test
    void c_among_instructions_is_broken_for_who_reads_it_and_instructions_never() {
        View listing = new Listing(List.of(
                Line.of(new Span("; ", Role.MUTED), new Span("return one_name == another_name;", Role.C)),
                Line.of(new Span("   0: ", Role.MUTED), new Span("r1 = *(u32 *)(r1 +0) and much more", Role.CODE))));
        assertThat(TerminalRenderer.read(listing, 24).stream().map(Line::text)).containsExactly(
                "; return one_name ==", "    another_name;", "   0: r1 = *(u32 *)(r1 +0) and much more");
        assertThat(TerminalRenderer.lines(listing, 24)).hasSize(2);
    }

    private static List<String> marked(String text, String piece, int width) {
        String clean = Clean.text(text);
        int from = Width.of(clean.substring(0, clean.indexOf(piece)));
        return lines(List.of(new Row(7, clean, Role.C, new Mark(from, from + piece.length(), "here"))), width);
    }

    private static List<String> lines(List<Row> rows, int width) {
        return TerminalRenderer.lines(new Source(rows, Gutter.EXCERPT), width).stream().map(Line::text).toList();
    }
}
