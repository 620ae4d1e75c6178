package bpflab.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.command.Answer;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainTextTest {
    /** So many that they are more than one piece. */
    private static final int MANY = 5000;

    @Test
    void lines_are_told_without_blanks_at_their_ends() {
        assertThat(told(List.of(Line.of("   0: (b7) r0 = 2  "), Line.of(" "), Line.of("   1: (95) exit"))))
                .isEqualTo("   0: (b7) r0 = 2\n\n   1: (95) exit\n");
        assertThat(told(List.of())).isEmpty();
    }

    @Test
    void a_line_of_a_script_that_failed_is_told_as_far_as_one_knows_it_again_and_clean() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        PlainText text = new PlainText(nowhere, new PrintStream(err, true, StandardCharsets.UTF_8), 100);
        Answer no = Answer.no(View.NOTHING, Answer.NO_DATA, Trouble.usage("no", "", ""));

        text.answered("x:1", "a\u001b[31mb\u0007\nmore", no);
        text.answered("x:2", "c".repeat(100_000), no);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("x:1   a\\x1b[31mb\\x07\nx:2   " + "c".repeat(200) + " …\n");
    }

    @Test
    void lines_of_C_keep_theirs_as_in_the_dumps_of_bpftool() {
        assertThat(told(List.of(
                Line.of(new Span("; ", Role.MUTED), new Span("", Role.C)),
                Line.of(new Span("; ", Role.MUTED), new Span("return 0;  ", Role.C)))))
                .isEqualTo("; \n; return 0;  \n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "a\nb", "a\tb", "\u007f", "\u0085", "\u202e", "größer → ≥", "\r", "\0"})
    void one_line_among_many_that_is_not_plain_is_told_as_it_is_alone(String odd) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            lines.add(Line.of(new Span(i + ": ", Role.MUTED), new Span("(bf) r1 = r2", Role.CODE)));
        }
        Line mark = Line.of(new Span("x ", Role.MUTED), new Span(odd + ".", Role.C));
        lines.set(MANY / 2, mark);

        List<String> told = told(lines).lines().toList();

        assertThat(told).hasSize(MANY);
        assertThat(told.get(MANY / 2)).isEqualTo(Clean.line(mark).text());
        assertThat(told.get(0)).isEqualTo("0: (bf) r1 = r2");
        assertThat(told.get(MANY - 1)).isEqualTo(MANY - 1 + ": (bf) r1 = r2");
    }

    @Test
    void what_fails_in_a_piece_that_is_made_beside_fails_as_it_does_alone() {
        List<Line> lines = new AbstractList<>() {
            @Override
            public Line get(int line) {
                if (line == 1500) { // in the second piece
                    throw Trouble.failed("cannot read a row", "it is gone", "").toException();
                }
                return Line.of("x");
            }

            @Override
            public int size() {
                return MANY;
            }
        };
        PrintStream out = new PrintStream(new ByteArrayOutputStream());
        assertThatThrownBy(() -> new TextBytes(lines).writeTo(out))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("cannot read a row");
    }

    private static String told(List<Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.US_ASCII);
        new PlainText(out, out, 80).show(new Listing(lines));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
