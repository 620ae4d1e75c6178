package bpflab.dialect;

/**
 * A limit of the original that hardly anybody sees, and that the translation keeps.
 *
 * @param line of the original, from 1
 * @param text a sentence
 */
public record Notice(int line, String text) {
    /** All of it in a sentence. */
    public String sentence() {
        return "line " + line + ": " + text;
    }
}
