package bpflab.repl;

import java.io.IOError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Shows lines a screenful at a time, downwards only: everything that was shown stays in the terminal's own scrollback,
 * which a pager on the alternate screen would take away.
 */
final class Pager {
    private final Terminal terminal;
    private final List<StyledLine> lines;
    private final BindingReader keys;
    private int next;
    private String wanted = "";
    /** What the last key did not find; empty when it found all. */
    private String missed = "";

    /** What a key does. */
    private enum Key { PAGE, LINE, END, SEARCH, AGAIN, QUIT, UNKNOWN }

    Pager(Terminal terminal, List<StyledLine> lines) {
        this.terminal = terminal;
        this.lines = lines;
        this.keys = new BindingReader(terminal.reader());
    }

    /** Whether lines need more rows than the terminal has, its prompt counted. */
    static boolean isNeeded(Terminal terminal, List<StyledLine> lines) {
        int rows = terminal.getRows();
        return rows > 2 && rows(terminal, lines) > rows - 1;
    }

    /** Shows them all, or as many as the reader wants. */
    void run() {
        Attributes before = terminal.enterRawMode();
        Terminal.SignalHandler interrupt = terminal.handle(Terminal.Signal.INT, signal -> { });
        try {
            page();
            while (next < lines.size()) {
                if (!step()) {
                    return;
                }
            }
        } finally {
            terminal.handle(Terminal.Signal.INT, interrupt);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    /**
     * Waits for a key and does what it says.
     *
     * @return whether to go on
     */
    private boolean step() {
        ask(hint());
        missed = "";
        Key key = key();
        clear();
        switch (key) {
            case PAGE -> page();
            case LINE -> print(1);
            case END -> print(lines.size() - next);
            case SEARCH -> search();
            case AGAIN -> find();
            case QUIT -> {
                return false;
            }
            default -> { }
        }
        return true;
    }

    private String hint() {
        int more = lines.size() - next;
        String found = missed.isEmpty() ? "-- " : "-- no " + missed + " below; ";
        return found + more + (more == 1 ? " line" : " lines")
                + " more: space, Enter a line, / search, G all, q quit ";
    }

    private void page() {
        int rows = Math.max(1, terminal.getRows() - 1);
        int count = 0;
        int used = 0;
        while (next + count < lines.size()) {
            used += rows(terminal, lines.subList(next + count, next + count + 1));
            if (used > rows && count > 0) {
                break;
            }
            count++;
        }
        print(count);
    }

    private void print(int count) {
        lines.subList(next, Math.min(lines.size(), next + count))
                .forEach(line -> terminal.writer().println(line.ansi()));
        next = Math.min(lines.size(), next + count);
        terminal.flush();
    }

    private void search() {
        ask("/");
        StringBuilder typed = new StringBuilder();
        for (int c = keys.readCharacter(); c != '\r' && c != '\n' && c >= 0; c = keys.readCharacter()) {
            if (c == 0x1b || c == 3) {
                clear();
                return;
            }
            if (c != 0x7f && c != 8) {
                typed.appendCodePoint(c);
            } else if (typed.length() > 0) {
                typed.setLength(typed.length() - 1);
            }
            clear();
            ask("/" + typed);
        }
        clear();
        wanted = typed.length() > 0 ? typed.toString() : wanted;
        find();
    }

    /** Shows everything up to the next line that has the wanted text, and a page from there. */
    private void find() {
        Optional<Integer> found = IntStream.range(next, lines.size())
                .boxed()
                .filter(at -> lines.get(at).text().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty() || wanted.isEmpty()) {
            missed = wanted;
            terminal.puts(Capability.bell);
            return;
        }
        int skipped = found.get() - next;
        if (skipped > 0) {
            terminal.writer().println("… " + skipped + " lines");
        }
        next = found.get();
        page();
    }

    private Key key() {
        KeyMap<Key> map = new KeyMap<>();
        map.setUnicode(Key.UNKNOWN);
        map.setNomatch(Key.UNKNOWN);
        map.bind(Key.PAGE, " ", "f", KeyMap.ctrl('F'), KeyMap.key(terminal, Capability.key_npage));
        map.bind(Key.LINE, "\r", "\n", "j", KeyMap.key(terminal, Capability.key_down));
        map.bind(Key.END, "G", KeyMap.key(terminal, Capability.key_end));
        map.bind(Key.SEARCH, "/");
        map.bind(Key.AGAIN, "n");
        map.bind(Key.QUIT, "q", "Q", KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        try {
            Key key = keys.readBinding(map);
            return key == null ? Key.QUIT : key;
        } catch (IOError | EndOfFileException gone) {
            return Key.QUIT;
        }
    }

    private void ask(String text) {
        int room = Math.max(1, terminal.getColumns() - 1);
        terminal.puts(Capability.enter_reverse_mode);
        terminal.writer().print(text.substring(0, Math.min(room, text.length())));
        terminal.puts(Capability.exit_attribute_mode);
        terminal.flush();
    }

    /** Takes the question away: the next line takes its place. */
    private void clear() {
        terminal.writer().print('\r');
        if (!terminal.puts(Capability.clr_eol)) {
            terminal.writer().print(" ".repeat(Math.max(1, terminal.getColumns() - 1)) + "\r");
        }
        terminal.flush();
    }

    private static int rows(Terminal terminal, List<StyledLine> lines) {
        return lines.stream().mapToInt(line -> line.rows(terminal.getColumns())).sum();
    }
}
