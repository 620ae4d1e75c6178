package bpflab.linux;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text of /proc/kallsyms, read as far as it is needed: the kernel makes its 120,000 lines while they are read,
 * which takes as long as all else that a listing does, and most of what is asked for is its own, which stands first.
 */
final class SymbolText implements AutoCloseable {
    /** Digits of an address, a blank, a letter, a blank. */
    static final int BEFORE_NAME = 19;
    private static final int CHUNK = 1 << 18;
    /** The kernel gives no more at once, and Java takes room for more than this each time. */
    private static final int AT_ONCE = 8192;

    private InputStream rest;
    private byte[] text = new byte[0];
    private int used;

    /** Where the line begins whose end was not read yet; {@link #used} when all was. */
    private int complete;

    private SymbolText(InputStream rest) {
        this.rest = rest;
    }

    /** Opens the file; one that cannot be opened is empty. */
    static SymbolText open(Path file) {
        try {
            return new SymbolText(new FileInputStream(file.toFile()));
        } catch (IOException missing) {
            return new SymbolText(InputStream.nullInputStream());
        }
    }

    /** All of it. */
    byte[] whole() {
        while (readOn()) {
            continue;
        }
        return text;
    }

    /**
     * Reads on for a while.
     *
     * @return whether there may be more
     */
    boolean readOn() {
        if (rest == null) {
            return false;
        }
        if (text.length - used < CHUNK) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, 2 * CHUNK));
        }
        int end = used + CHUNK;
        while (used < end && rest != null) {
            int read = read(Math.min(AT_ONCE, end - used));
            if (read < 0) {
                close();
            } else {
                used += read;
            }
        }
        if (rest == null) {
            text = Arrays.copyOf(text, used);
            complete = used;
            return false;
        }
        complete = used;
        while (complete > 0 && text[complete - 1] != '\n') {
            complete--;
        }
        return true;
    }

    private int read(int most) {
        try {
            return rest.read(text, used, most);
        } catch (IOException unreadable) {
            return -1;
        }
    }

    /** Reads no further. */
    @Override
    public void close() {
        try {
            if (rest != null) {
                rest.close();
            }
        } catch (IOException whatWasReadIsThere) {
            // Nothing was written.
        }
        rest = null;
    }

    /** Where the first line of an address begins; -1 when there is none. */
    int lineOf(long address) {
        int line = 0;
        while (true) {
            for (; line + BEFORE_NAME <= complete; line = nextLine(text, line)) {
                if (AddressTable.address(text, line) == address) {
                    return line;
                }
            }
            if (rest == null) {
                return -1;
            }
            readOn();
        }
    }

    /** The name on a line. */
    String name(int line) {
        int from = line + BEFORE_NAME;
        int to = from;
        while (to < used && text[to] != '\n' && text[to] != '\t' && text[to] != ' ') {
            to++;
        }
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    static int nextLine(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
