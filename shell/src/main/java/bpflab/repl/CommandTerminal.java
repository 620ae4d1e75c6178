package bpflab.repl;

import bpflab.bench.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/**
 * A pseudo terminal (pty(7)) for one command. Which programs need the whole terminal is not listed anywhere: they say
 * so themselves, by taking it out of the mode in which lines are read and echoed (termios(3), ICANON and ECHO). It is
 * looked at before each piece of output is passed on.
 */
final class CommandTerminal implements Console {
    /** What remains of a line that was overwritten, without colours: the rest of the cleaning is the screen's. */
    private static final Pattern DRESS = Pattern.compile("\u001b\\[[0-9;]*[mK]|\\r+(?=\\n)|[^\\n]*\\r(?!\\n)");

    /** A terminal does nothing when it is told a NUL. */
    private static final int NOTHING = 0;
    private static final String SHOWN = Character.toString(NOTHING);

    private final Terminal terminal;
    private final OutputGate gate;
    private final JniNativePty pty;
    private final String mark;
    private final ReentrantLock whole = new ReentrantLock();
    private volatile boolean given;
    private volatile boolean ended;

    private CommandTerminal(Terminal terminal, OutputGate gate, JniNativePty pty, String mark) {
        this.terminal = terminal;
        this.gate = gate;
        this.pty = pty;
        this.mark = mark;
    }

    /**
     * Opens one of the size of the person's.
     *
     * @param mark what ends the command's output
     * @throws IOException there are no more
     */
    static CommandTerminal open(Terminal terminal, OutputGate gate, String mark) throws IOException {
        Attributes usual = new Attributes(terminal.getAttributes());
        usual.setLocalFlag(LocalFlag.ICANON, true);
        usual.setLocalFlag(LocalFlag.ECHO, true);
        usual.setLocalFlag(LocalFlag.ISIG, true);
        usual.setInputFlag(InputFlag.ICRNL, true);
        usual.setOutputFlag(OutputFlag.OPOST, true);
        usual.setOutputFlag(OutputFlag.ONLCR, true);
        Size size = Size.of(terminal.getColumns(), terminal.getRows());
        return new CommandTerminal(
                terminal, gate, (JniNativePty) new JniTerminalProvider().open(usual, size), mark);
    }

    @Override
    public Path device() {
        return Path.of(pty.getName());
    }

    @Override
    public InputStream output() {
        return new Lines(pty.getMasterInput());
    }

    /** Who waits for the next piece of output is told by one that shows nothing. */
    @Override
    public void giveWhole() {
        if (given) {
            return;
        }
        given = true;
        try {
            pty.getSlaveOutput().write(NOTHING);
        } catch (IOException gone) {
            // The command has ended.
        }
    }

    /** Waits until whoever had the person's terminal has given it back. */
    @Override
    public void close() {
        ended = true;
        try {
            pty.close();
        } catch (IOException gone) {
            // It is as good as closed.
        }
        whole.lock();
        whole.unlock();
    }

    private boolean wantsAll() throws IOException {
        Attributes mode = pty.getAttr();
        return given || !mode.getLocalFlag(LocalFlag.ICANON) || !mode.getLocalFlag(LocalFlag.ECHO);
    }

    /** Whole lines, until the command wants more than those; then nothing up to the mark. */
    private final class Lines extends InputStream {
        private final InputStream written;
        private final byte[] buffer = new byte[8192];
        private String rest = "";
        private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);

        Lines(InputStream written) {
            this.written = written;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            while (ready.available() == 0) {
                String piece = piece();
                if (piece == null) {
                    return -1;
                }
                rest += piece;
                if (!ended && wantsAll()) {
                    whole();
                }
                give();
            }
            return ready.read(into, from, most);
        }

        /** Bytes as characters; null at the end. Linux answers EIO when nobody holds the other side any more. */
        private String piece() {
            try {
                int count = written.read(buffer);
                return count < 0 ? null
                        : new String(buffer, 0, count, StandardCharsets.ISO_8859_1).replace(SHOWN, "");
            } catch (IOException hungUp) {
                return null;
            }
        }

        private void give() {
            int end = rest.lastIndexOf('\n') + 1;
            ended |= rest.contains(mark);
            ready = new ByteArrayInputStream(
                    DRESS.matcher(rest.substring(0, end)).replaceAll("").getBytes(StandardCharsets.ISO_8859_1));
            rest = rest.substring(end);
        }

        /** Until the mark comes, which is left in the rest. */
        private void whole() throws IOException {
            whole.lock();
            try {
                gate.lend(() -> {
                    try (Relay relay = new Relay(terminal, pty)) {
                        String piece = "";
                        while (piece != null && !rest.contains(mark)) {
                            int kept = startOfMark();
                            relay.show(rest.substring(0, rest.length() - kept));
                            rest = rest.substring(rest.length() - kept);
                            piece = piece();
                            rest += piece == null ? "" : piece;
                        }
                        relay.show(rest.substring(0, Math.max(0, rest.indexOf(mark))));
                        rest = rest.substring(Math.max(0, rest.indexOf(mark)));
                    }
                });
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            } finally {
                whole.unlock();
            }
        }

        /** How many of the last characters may be the mark's first ones. */
        private int startOfMark() {
            int count = Math.min(mark.length() - 1, rest.length());
            while (!mark.startsWith(rest.substring(rest.length() - count))) {
                count--;
            }
            return count;
        }
    }
}
