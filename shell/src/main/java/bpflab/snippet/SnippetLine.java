package bpflab.snippet;

/**
 * A line that was typed.
 *
 * @param row its number in what was typed, from 1; 0 when nothing else was
 * @param text what it says, without indentation
 */
record SnippetLine(int row, String text) {

    /**
     * A line of a snippet.
     *
     * @param row from 1
     * @param rowsBefore lines typed in front of it, together with it
     */
    static SnippetLine of(String source, int row, int rowsBefore) {
        String text = source.lines().skip(Math.max(0, row - 1)).findFirst().orElse("").strip();
        return new SnippetLine(source.lines().count() == 1 && rowsBefore == 0 ? 0 : row + rowsBefore, text);
    }

    @Override
    public String toString() {
        return row == 0 ? text : "line " + row + ": " + text;
    }
}
