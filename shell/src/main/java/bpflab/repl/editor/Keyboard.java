package bpflab.repl.editor;

import java.io.IOError;
import java.util.Optional;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Terminal;

/** The keys that are pressed. */
final class Keyboard {
    private static final String PASTE_END = "\u001b[201~";

    private final KeyMap<Key> map = Key.map();
    private final BindingReader reader;

    Keyboard(Terminal terminal) {
        reader = new BindingReader(terminal.reader());
    }

    /** Waits for the next one; empty when the terminal is gone. */
    Optional<Key> next() {
        try {
            return Optional.ofNullable(reader.readBinding(map));
        } catch (IOError | EndOfFileException gone) {
            return Optional.empty();
        }
    }

    /** What was typed by the last key. */
    String typed() {
        return reader.getLastBinding();
    }

    /** What follows the start of a bracketed paste, up to its end. */
    String pasted() {
        String text = reader.readStringUntil(PASTE_END);
        return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
