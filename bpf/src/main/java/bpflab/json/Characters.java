package bpflab.json;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.Reader;

/** The characters of a text, one at a time, and the place of each. */
final class Characters {
    static final int END = -1;
    private static final int BLOCK = 1 << 13;

    private final String name;
    private final Reader in;
    private final char[] block = new char[BLOCK];
    private int filled;
    private int at;
    private int row = 1;
    private int column = 1;

    Characters(String name, Reader in) {
        this.name = name;
        this.in = in;
    }

    /** The next one, which stays the next one; or {@link #END}. */
    int peek() {
        if (at == filled) {
            fill();
        }
        return filled == 0 ? END : block[at];
    }

    /** The next one; or {@link #END}. */
    int take() {
        int c = peek();
        if (c != END) {
            at++;
            row += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return c;
    }

    /** The next one that is no blank, which stays the next one. */
    int peekBehindBlanks() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            take();
        }
        return peek();
    }

    private void fill() {
        try {
            filled = Math.max(0, in.read(block, 0, block.length));
            at = 0;
        } catch (IOException cause) {
            throw Trouble.failed("cannot read " + name, String.valueOf(cause.getMessage()), "").toException(cause);
        }
    }

    /** The text is not as it should be here. */
    TroubleException wrong(String why) {
        return Trouble.failed(
                name + " is no JSON", "row " + row + ", column " + column + ": " + why,
                "whatever wrote it was ended too early, or writes something else").toException();
    }

    /** What is next, as a person reads it. */
    String seen() {
        int c = peek();
        return c == END ? "the text ends" : c < ' ' ? String.format("there is \\u%04x", c) : "there is " + (char) c;
    }
}
