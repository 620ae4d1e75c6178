package bpflab.json;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;

/** The characters of a text, one at a time, and the place of each. */
final class Characters {
    static final int END = -1;

    private final String name;
    private final String text;
    private int at;
    private int row = 1;
    private int column = 1;

    Characters(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The next one, which stays the next one; or {@link #END}. */
    int peek() {
        return at < text.length() ? text.charAt(at) : END;
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
