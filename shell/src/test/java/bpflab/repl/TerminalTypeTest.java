package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code TERM} may say. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TerminalTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"xterm-kitty", "xterm-ghostty", "foot", "alacritty", "nonsense", "no such; thing", "../x"})
    void a_terminal_that_nobody_knows_understands_what_xterm_does(String name) throws Exception {
        assertThat(TerminalType.understood(name)).isEqualTo(name);
        assertThat(InfoCmp.getInfoCmp(name)).contains("cup=", "smcup=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "xterm-256color", "screen", "tmux-256color", "linux", "vt100", "vt220"})
    void one_that_is_described_is_what_its_description_says(String name) throws Exception {
        assertThat(TerminalType.understood(name)).isEqualTo(name);
        assertThat(InfoCmp.getInfoCmp(name)).startsWithIgnoringCase("#").contains("cup=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "dumb", "unknown"})
    void what_says_nothing_is_dumb(String name) throws Exception {
        assertThat(TerminalType.understood(name)).isEqualTo(Terminal.TYPE_DUMB);
    }

    @Test
    void what_cannot_move_its_cursor_is_dumb() throws Exception {
        InfoCmp.setLoadedInfoCmp("printer-80", "printer-80|a printer,\n\tam,\n\tcols#80,\n\tcr=\\r, ind=\\n,\n");
        assertThat(TerminalType.understood("printer-80")).isEqualTo(Terminal.TYPE_DUMB);
    }

    @Test
    void nothing_is_warned_of() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            TerminalType.understood("wezterm-of-tomorrow");
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
