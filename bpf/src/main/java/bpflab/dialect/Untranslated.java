package bpflab.dialect;

/**
 * What could not be translated: it stands in the translation as it was.
 *
 * @param line of the original, from 1; 0 where something is missing in the whole file
 * @param text what is meant, as it is written
 * @param why what keeps it
 * @param hint what to do
 */
public record Untranslated(int line, String text, String why, String hint) {
    /** All of it in a sentence. */
    public String sentence() {
        return (line == 0 ? "" : "line " + line + ": ") + text + ": " + why + "; " + hint;
    }
}
