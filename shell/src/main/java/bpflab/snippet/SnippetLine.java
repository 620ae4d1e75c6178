package bpflab.snippet;

/**
 * A line that was typed.
 *
 * @param row its number in what was typed, from 1
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
        return new SnippetLine(row + rowsBefore, text);
    }

    @Override
    public String toString() {
        return "line " + row + ": " + text;
    }
}
