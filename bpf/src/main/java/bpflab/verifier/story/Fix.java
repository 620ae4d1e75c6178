package bpflab.verifier.story;

import bpflab.verifier.rules.Remedy;

/**
 * What mends a program, and where it goes.
 *
 * @param kind before a statement, in place of something, or only words
 * @param text C, or words
 * @param file the file that it goes into; empty when it is not known
 * @param line the line that it goes before, or that it replaces something on; 0 for words and for the end of the file
 * @param from where what it replaces begins in the line, from 0
 * @param to where that ends; the same as {@code from} when it replaces nothing
 * @param braces whether the statement is the body of an {@code if} or a loop without braces, and so needs some
 * @param header the line that has to be among the includes for it; empty when all is there
 */
public record Fix(
        Remedy.Kind kind, String text, String file, int line, int from, int to, boolean braces, String header) {

    /** Only words. */
    public static Fix words(String text) {
        return new Fix(Remedy.Kind.WORDS, text, "", 0, 0, 0, false, "");
    }

    /** The same, with a header that it needs. */
    Fix with(String include) {
        return new Fix(kind, text, file, line, from, to, braces, include);
    }

    /** Where it goes, in words; empty for words and where the place is not known. */
    public String where() {
        String with = header.isEmpty() ? "" : ", with " + header;
        switch (kind) {
            case WORDS:
                return "";
            case FILE:
                return "at the end of the file";
            case BEFORE:
                return line == 0 ? "" : "before line " + line + (braces ? ", both in { }" : "") + with;
            case STATEMENT:
            case MOVED:
                return "in place of line " + line + with;
            case DECLARATION:
                return "in place of the declaration in line " + line + with;
            default:
                return "in place of what is marked in line " + line + with;
        }
    }

    /** Whether it is C that can be typed in. */
    public boolean isCode() {
        return kind != Remedy.Kind.WORDS;
    }
}
