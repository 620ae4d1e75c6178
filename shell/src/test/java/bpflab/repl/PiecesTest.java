package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trace.TraceLine;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.TraceText;
import bpflab.view.code.Kind;
import bpflab.view.code.SyntaxHighlighter;
import bpflab.view.terminal.TerminalRenderer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.reader.impl.history.DefaultHistory;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The parts of the prompt that need no terminal. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PiecesTest {
    private static final Theme PLAIN = new Theme(true, false, true);
    private static final Theme COLOURED = new Theme(true, true, false);
    private static final Theme BLACK_AND_WHITE = new Theme(false, true, false);

    @Test
    void a_dumb_terminal_gets_no_escapes() {
        Line line = Line.of("── bad", Role.BAD);
        assertThat(PLAIN.paint(line).ansi()).isEqualTo("── bad");
        assertThat(COLOURED.paint(line).ansi()).contains("\u001b[").contains("── bad");
    }

    @Test
    void who_wants_no_colour_gets_none_and_keeps_bold() {
        for (Role role : Role.values()) {
            assertThat(BLACK_AND_WHITE.paint(Line.of("if (x) return 0; // y", role)).ansi())
                    .doesNotContainPattern("\u001b\\[[0-9;]*3[0-9]");
        }
        assertThat(BLACK_AND_WHITE.paint(Line.of("title", Role.TITLE)).ansi()).isEqualTo("\u001b[1mtitle\u001b[0m");
    }

    @Test
    void an_address_is_a_link_where_the_terminal_can() {
        Line line = Line.of("https://ebpf.io", Role.LINK);
        assertThat(new Theme(false, true, true).paint(line).ansi())
                .isEqualTo("\u001b]8;;https://ebpf.io\u001b\\https://ebpf.io\u001b]8;;\u001b\\");
        assertThat(new Theme(false, true, true).paint(line).text()).isEqualTo("https://ebpf.io");
        assertThat(COLOURED.paint(line).ansi()).isEqualTo("https://ebpf.io");
        assertThat(PLAIN.paint(line).ansi()).isEqualTo("https://ebpf.io");
        assertThat(new Theme(true, true, true).paint(Line.of("https://a\u001b\\b", Role.LINK)).ansi())
                .doesNotContain("a\u001b");
    }

    @Test
    void terminals_that_make_links_are_known_by_what_they_say() {
        assertThat(List.of(
                Map.of("VTE_VERSION", "6800"), Map.of("TERM", "xterm-kitty"), Map.of("TERM", "foot"),
                Map.of("TERM_PROGRAM", "WezTerm"), Map.of("WT_SESSION", "x"), Map.of("KONSOLE_VERSION", "220401"),
                Map.of("FORCE_HYPERLINK", "1", "TERM", "xterm"))).allMatch(Hyperlinks::areKnown);
        assertThat(List.<Map<String, String>>of(
                Map.of(), Map.of("TERM", "xterm-256color"), Map.of("TERM", "linux"), Map.of("VTE_VERSION", "4800"),
                Map.of("VTE_VERSION", "6800", "STY", "1.pts"), Map.of("VTE_VERSION", "new"),
                Map.of("VTE_VERSION", "6800", "FORCE_HYPERLINK", "0"))).noneMatch(Hyperlinks::areKnown);
    }

    @Test
    void control_characters_never_reach_the_terminal() {
        assertThat(COLOURED.paint(Line.of("a\u001b[31mb\u0007")).ansi()).isEqualTo("a\\x1b[31mb\\x07");
    }

    @Test
    void code_is_split_into_kinds_and_nothing_is_lost() {
        String c = "SEC(\"xdp\") int f(void) { return 0x10; } // done";
        List<SyntaxHighlighter.Piece> pieces = SyntaxHighlighter.C.split(c);
        assertThat(pieces.stream().map(SyntaxHighlighter.Piece::text).collect(Collectors.joining())).isEqualTo(c);
        assertThat(pieces).contains(
                new SyntaxHighlighter.Piece("SEC", Kind.NAME), new SyntaxHighlighter.Piece("\"xdp\"", Kind.TEXT),
                        new SyntaxHighlighter.Piece("int", Kind.TYPE),
                new SyntaxHighlighter.Piece("return", Kind.KEYWORD), new SyntaxHighlighter.Piece("0x10", Kind.NUMBER),
                        new SyntaxHighlighter.Piece("// done", Kind.REMARK));
        String bpf = "r2 = *(u32 *)(r1 +0)";
        assertThat(SyntaxHighlighter.INSTRUCTIONS.split(bpf))
                .contains(new SyntaxHighlighter.Piece("r2", Kind.REGISTER),
                        new SyntaxHighlighter.Piece("*(u32 *)", Kind.TYPE));
    }

    @Test
    void a_batch_of_traces_never_fills_the_screen() {
        TraceLine line = new TraceLine.Printed("raw", "ping", 7, 0, Duration.ofSeconds(1), "hello");
        List<Line> shown = TerminalRenderer.lines(
                TraceFeed.shown(Collections.nCopies(1000, line), new TraceText()), 80);
        assertThat(shown).hasSize(21);
        assertThat(shown.get(0).text()).contains("ping-7", "hello");
        assertThat(shown.get(20).text()).isEqualTo("… 980 lines more");
    }

    @Test
    void words_are_split_at_the_cursor_with_quotes_open_or_closed() {
        assertThat(new TypedLine(":load 'my fi", 12).words()).containsExactly(":load", "my fi");
        assertThat(new TypedLine(":load \"a b\" x", 13).words()).containsExactly(":load", "a b", "x");
        assertThat(new TypedLine(":load ", 6).words()).containsExactly(":load", "");
        assertThat(new TypedLine(":load my\\ file.c", 16).words()).containsExactly(":load", "my file.c");
        assertThat(new TypedLine(":load drop.c", 7).word()).isEqualTo("d");
        assertThat(new TypedLine("map(\"a\").ent", 12).word()).isEqualTo("ent");
    }

    @Test
    void a_completed_word_with_blanks_can_be_read_back() {
        assertThat(new TypedLine(":load my", 8).escape("my file.c", true).toString()).isEqualTo("my\\ file.c");
        assertThat(new TypedLine(":load 'my", 9).escape("my file.c", true).toString()).isEqualTo("'my file.c'");
        assertThat(new TypedLine("word.to", 7).escape("toString()", false).toString()).isEqualTo("toString()");
    }

    @Test
    void the_ghost_is_the_offer_then_what_was_typed_before() {
        DefaultHistory history = new DefaultHistory();
        Suggestion suggestion = new Suggestion(() -> Optional.of(":load drop_world.c"), history);
        assertThat(suggestion.behind("")).isEqualTo(":load drop_world.c");
        assertThat(suggestion.behind(":lo")).isEqualTo("ad drop_world.c");
        assertThat(suggestion.behind("!ip")).isEmpty();
    }

    @Test
    void the_prompt_says_where_one_is_and_what_goes_on() {
        assertThat(prompt("", false, false)).isEqualTo("bpflab> ");
        assertThat(prompt("drop-world 2/7", false, false)).isEqualTo("bpflab drop-world 2/7> ");
        assertThat(prompt("drop-world 2/7", true, true)).isEqualTo("bpflab drop-world 2/7 free trace> ");
    }

    @Test
    void the_prompt_tells_the_folder_the_last_of_a_long_one_and_nothing_that_the_terminal_obeys() {
        assertThat(prompt("", "/tmp", false, false)).isEqualTo("bpflab /tmp> ");
        assertThat(prompt("drop-world 2/7", "~/a b", true, false)).isEqualTo("bpflab drop-world 2/7 ~/a b free> ");
        assertThat(prompt("", "/usr/share/doc/linux-doc-6.1/html/bpf", false, false))
                .isEqualTo("bpflab …/linux-doc-6.1/html/bpf> ");
        assertThat(prompt("", "/x\u001b[2J", false, false)).isEqualTo("bpflab /x\\x1b[2J> ");
    }

    private static String prompt(String place, boolean playing, boolean tracing) {
        return prompt(place, "", playing, tracing);
    }

    private static String prompt(String place, String folder, boolean playing, boolean tracing) {
        return new Prompt(place, folder, playing, tracing).styled(COLOURED).toString();
    }
}
