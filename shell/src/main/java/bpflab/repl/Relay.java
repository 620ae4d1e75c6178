package bpflab.repl;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The person's terminal in the hands of a program: each key, Ctrl-C too, goes to the program, and so does the window's
 * size; what it writes goes to the screen as it is. On closing all is as it was, also when the program was killed
 * before it could tidy up.
 */
final class Relay implements AutoCloseable {
    private static final long LOOK_UP_MILLIS = 20;
    private static final String ALTERNATE = "\u001b[?1049";

    private final Terminal terminal;
    private final JniNativePty pty;
    private final Attributes before;
    private final Terminal.SignalHandler resized;
    private final Thread keys = new Thread(this::passKeys, "bpflab-keys");
    private volatile boolean closed;
    private boolean elsewhere;

    Relay(Terminal terminal, JniNativePty pty) {
        this.terminal = terminal;
        this.pty = pty;
        before = terminal.getAttributes();
        terminal.setAttributes(raw(before));
        resized = terminal.handle(Terminal.Signal.WINCH, signal -> resize());
        keys.setDaemon(true);
        keys.start();
    }

    private static Attributes raw(Attributes from) {
        Attributes raw = new Attributes(from);
        for (LocalFlag flag : new LocalFlag[] {LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG, LocalFlag.IEXTEN}) {
            raw.setLocalFlag(flag, false);
        }
        for (InputFlag flag : new InputFlag[] {InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IGNCR}) {
            raw.setInputFlag(flag, false);
        }
        raw.setOutputFlag(OutputFlag.OPOST, false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        return raw;
    }

    /** Shows bytes, given as characters. */
    void show(String bytes) {
        int on = bytes.lastIndexOf(ALTERNATE + "h");
        int off = bytes.lastIndexOf(ALTERNATE + "l");
        elsewhere = on == off ? elsewhere : on > off;
        OutputStream out = terminal.output();
        try {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException gone) {
            // The person has left: the program will be told.
        }
    }

    private void resize() {
        try {
            pty.setSize(Size.of(terminal.getColumns(), terminal.getRows()));
        } catch (IOException gone) {
            // The program has ended.
        }
    }

    private void passKeys() {
        NonBlockingReader typed = terminal.reader();
        OutputStream program = pty.getMasterOutput();
        StringBuilder pair = new StringBuilder();
        try {
            while (!closed) {
                int key = typed.read(LOOK_UP_MILLIS);
                if (key == NonBlockingReader.EOF) {
                    return;
                }
                if (key >= 0) {
                    pair.append((char) key);
                }
                if (pair.length() > 0 && !Character.isHighSurrogate(pair.charAt(pair.length() - 1))) {
                    program.write(pair.toString().getBytes(StandardCharsets.UTF_8));
                    program.flush();
                    pair.setLength(0);
                }
            }
        } catch (IOException ended) {
            // Nobody reads any more.
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            keys.join();
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
        if (elsewhere) {
            terminal.puts(Capability.exit_ca_mode);
        }
        terminal.puts(Capability.exit_attribute_mode);
        terminal.puts(Capability.keypad_local);
        terminal.puts(Capability.cursor_normal);
        terminal.flush();
        terminal.handle(Terminal.Signal.WINCH, resized);
        terminal.setAttributes(before);
    }
}
