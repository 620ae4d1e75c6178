package bpflab.dialect;

/**
 * A piece of C that means something: no blank, no comment.
 *
 * @param from where it begins in the text
 * @param to where it ends, exclusive
 * @param directive whether it stands in a line that the preprocessor reads, {@code #define} and its kind
 */
public record Token(Kind kind, int from, int to, String text, boolean directive) {
    /** What kind of piece it is. */
    public enum Kind {
        /** An identifier or a keyword. */
        NAME,
        /** A number, as it is written. */
        NUMBER,
        /** A text in double quotes, with them. */
        STRING,
        /** A letter in single quotes, with them. */
        CHARACTER,
        /** What {@code #include} names, with its marks: {@code <linux/bpf.h>}. */
        HEADER,
        /** Brackets, operators, commas; those of several letters in one piece. */
        SIGN
    }

    /** Whether it is this name or sign. */
    public boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(word);
    }

    /** What is between the marks of a text or a header's name. */
    public String content() {
        return text.length() < 2 ? text : text.substring(1, text.length() - 1);
    }
}
