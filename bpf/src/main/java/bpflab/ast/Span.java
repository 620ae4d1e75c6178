package bpflab.ast;

/**
 * From the first to the last token of something, as clang counts: lines and columns from 1, columns in bytes; the end
 * is where the last token begins.
 *
 * @param file as clang was given it
 */
public record Span(String file, int line, int column, String endFile, int endLine, int endColumn) {
    /** What has no place, as what a macro pasted together. */
    public static final Span NONE = new Span("", 0, 0, "", 0, 0);

    /** Whether it begins and ends in the same file. */
    public boolean isWhole() {
        return line > 0 && endLine > 0 && file.equals(endFile);
    }
}
