package bpflab.repl.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * An editor on the whole screen, with nano's keys. JLine has one, which takes columns for characters: on lines with
 * tabs its cursor lands elsewhere, or in another line.
 */
public final class Editor {
    private static final String PASTE_ON = "\u001b[?2004h";
    private static final String PASTE_OFF = "\u001b[?2004l";

    private final Terminal terminal;
    private final Colours colours;

    /**
     * A piece of a line in one style.
     *
     * @param style parameters of SGR, as {@code 1;31}; empty for none
     */
    public record Piece(String text, String style) {}

    /** How a line looks. */
    public interface Colours {
        /** Its pieces; together they are the line. */
        List<Piece> of(String line);
    }

    /** An editor on a terminal that can move its cursor. */
    public Editor(Terminal terminal, Colours colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    /**
     * Edits a file until the editor is left.
     *
     * @param line where it begins, from 1; 0 for no line in particular
     * @param why is said below the text as long as no key is pressed
     * @throws IOException it cannot be read
     */
    public void edit(Path path, int line, String why) throws IOException {
        Editing editing = new Editing(TextFile.read(path), new Keyboard(terminal), new Frame(terminal, colours));
        if (line > 0) {
            editing.beginAt(line, why);
        }
        Attributes before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C and Ctrl-Z are keys here
        terminal.setAttributes(raw);
        Terminal.SignalHandler resized = terminal.handle(Terminal.Signal.WINCH, signal -> editing.resized());
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.writer().print(PASTE_ON);
        try {
            editing.run();
        } finally {
            terminal.writer().print(PASTE_OFF);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.handle(Terminal.Signal.WINCH, resized);
            terminal.setAttributes(before);
        }
    }
}
