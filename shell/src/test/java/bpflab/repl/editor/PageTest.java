package bpflab.repl.editor;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.Clean;
import bpflab.view.Width;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the cursor lands, without a screen. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageTest {
    /** Tabs at each place, letters of two columns, accents of none, control characters, and far more than a row. */
    private static final List<String> LINES = List.of(
            "\treturn XDP_DROP;\t/* your line */",
            "",
            "int\tx\t=\t1;",
            "1234567\t9",
            "12345678\t9",
            "\t\t\t\tif (x)",
            "漢字\tx 漢\t.",
            "e\u0301a\u0308\tx",
            "\u0301begins with an accent",
            "😀\t😀😀",
            "form\ffeed and \u001b[31m escape",
            "\t" + "long ".repeat(60) + "\tend",
            "漢".repeat(150),
            "last\t");

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void end_and_home_stay_in_their_line(int columns) {
        Page page = page(LINES, columns, 10);
        for (int line = 0; line < LINES.size(); line++) {
            page.go(new Spot(line, LINES.get(line).length() / 2));
            page.go(page.end());
            assertThat(page.cursor()).isEqualTo(new Spot(line, LINES.get(line).length()));
            page.go(page.home());
            assertThat(page.cursor()).isEqualTo(new Spot(line, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void right_goes_over_every_character_once_and_left_back(int columns) {
        Page page = page(LINES, columns, 10);
        List<Spot> there = walk(page, () -> page.go(page.right()));
        assertThat(there.get(there.size() - 1)).isEqualTo(new Text(LINES).end());
        assertThat(there).doesNotHaveDuplicates();
        for (int line = 0; line < LINES.size(); line++) {
            assertThat(there).contains(new Spot(line, 0), new Spot(line, LINES.get(line).length()));
        }
        List<Spot> back = new ArrayList<>(walk(page, () -> page.go(page.left())));
        Collections.reverse(back);
        assertThat(back).isEqualTo(there);
    }

    /** Told by what all other listings are measured with. */
    @Test
    void the_cursor_stands_behind_all_that_is_shown_before_it() {
        Page page = page(LINES, 1000, 20);
        walk(page, () -> {
            page.go(page.right());
            String before = LINES.get(page.cursor().line()).substring(0, page.cursor().at());
            if (!before.startsWith("\u0301")) {
                assertThat(page.cursorColumn()).as(before).isEqualTo(Width.of(Clean.text(before)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void up_and_down_keep_the_column_where_the_lines_have_it(int columns) {
        Page page = page(List.of("\t\tabc", "x", "", "1234567890123456789", "\t\tabc"), columns, 10);
        page.go(new Spot(0, 3));
        assertThat(page.cursorColumn()).isEqualTo(17);
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            page.climb(-1);
            seen.add(page.cursorColumn());
        }
        assertThat(seen).containsExactly(1, 0, 17, 17);
        page.climb(4);
        assertThat(page.cursor()).isEqualTo(new Spot(0, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void pages_turn_there_and_back(int columns) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.addAll(LINES);
        }
        Page page = page(lines, columns, 10);
        page.go(new Spot(0, 3));
        page.turn(-1);
        Spot first = page.cursor();
        assertThat(first.line()).isPositive();
        page.turn(-1);
        page.turn(1);
        assertThat(page.cursor().line()).isEqualTo(first.line());
        for (int i = 0; i < 400; i++) {
            page.turn(-1);
        }
        assertThat(page.cursor().line()).isEqualTo(lines.size() - 1);
        assertThat(page.shown()).hasSize(10);
        for (int i = 0; i < 400; i++) {
            page.turn(1);
        }
        assertThat(page.cursor().line()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void no_row_is_wider_than_the_screen_and_none_loses_a_letter(int columns) {
        for (String line : LINES) {
            List<Row> rows = Row.of(line, columns - 1);
            StringBuilder all = new StringBuilder();
            for (Row row : rows) {
                int width = row.glyphs().stream().mapToInt(Glyph::columns).sum();
                assertThat(width).isLessThan(columns);
                row.glyphs().forEach(glyph -> all.append(line, glyph.from(), glyph.to()));
            }
            assertThat(all.toString()).isEqualTo(line);
        }
    }

    @Test
    void the_cursor_is_always_on_the_page() {
        Page page = page(LINES, 20, 4);
        walk(page, () -> {
            page.go(page.right());
            assertThat(page.cursorRow()).isBetween(0, 3);
            assertThat(page.cursorColumn()).isBetween(0, 19);
        });
    }

    private static List<Spot> walk(Page page, Runnable step) {
        List<Spot> spots = new ArrayList<>(List.of(page.cursor()));
        step.run();
        while (!page.cursor().equals(spots.get(spots.size() - 1))) {
            spots.add(page.cursor());
            step.run();
        }
        return spots;
    }

    private static Page page(List<String> lines, int columns, int rows) {
        Page page = new Page(new Text(lines));
        page.resize(columns, rows);
        return page;
    }
}
