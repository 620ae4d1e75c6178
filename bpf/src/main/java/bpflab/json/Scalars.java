package bpflab.json;

import java.math.BigDecimal;

/** Reads strings, numbers and the three words: what has no parts. */
final class Scalars {
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final int LONGEST_NUMBER = 1000;

    private final Characters in;
    private final StringBuilder text = new StringBuilder();

    Scalars(Characters in) {
        this.in = in;
    }

    String string() {
        text.setLength(0);
        in.take();
        for (int c = in.peek(); c != '"'; c = in.peek()) {
            if (c < ' ') {
                throw in.wrong("a string does not end: " + in.seen());
            }
            in.take();
            text.append(c == '\\' ? escape() : (char) c);
        }
        in.take();
        return text.toString();
    }

    private char escape() {
        int known = ESCAPED.indexOf(in.peek());
        if (known >= 0) {
            in.take();
            return MEANT.charAt(known);
        }
        if (in.peek() != 'u') {
            throw in.wrong("no escape is written so: " + in.seen() + " behind \\");
        }
        in.take();
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = in.peek() == Characters.END ? -1 : Character.digit(in.peek(), 16);
            if (digit < 0 || in.peek() > 'f') {
                throw in.wrong("four hexadecimal digits stand behind \\u: " + in.seen());
            }
            in.take();
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /** RFC 8259, section 6: {@code -}, digits without a leading 0, {@code .} and digits, {@code e} and digits. */
    BigDecimal number() {
        text.setLength(0);
        takeIf("-");
        if (!takeIf("0")) {
            digits();
        } else if (Character.isDigit(in.peek())) {
            throw in.wrong("no number begins with 0: " + in.seen());
        }
        if (takeIf(".")) {
            digits();
        }
        if (takeIf("eE")) {
            takeIf("+-");
            digits();
        }
        return decimal();
    }

    private void digits() {
        if (!takeIf("0123456789")) {
            throw in.wrong("a digit is missing: " + in.seen());
        }
        while (takeIf("0123456789")) {
            if (text.length() > LONGEST_NUMBER) {
                throw in.wrong("a number has more than " + LONGEST_NUMBER + " digits");
            }
        }
    }

    private boolean takeIf(String any) {
        if (in.peek() == Characters.END || any.indexOf(in.peek()) < 0) {
            return false;
        }
        text.append((char) in.take());
        return true;
    }

    private BigDecimal decimal() {
        try {
            return new BigDecimal(text.toString());
        } catch (NumberFormatException tooFar) {
            throw in.wrong("no number is that far from 0: " + text);
        }
    }

    /** One of the words, which stands for the value. */
    Object word(String word, Object value) {
        for (char c : word.toCharArray()) {
            if (in.peek() != c) {
                throw in.wrong("a word is true, false or null: " + in.seen());
            }
            in.take();
        }
        return value;
    }
}
