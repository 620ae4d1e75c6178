package bpflab.dialect;

/**
 * What could not be translated: it stands in the translation as it was.
 *
 * @param line of the original, from 1; 0 where something is missing in the whole file
 * @param text what is meant, as it is written
 * @param why what keeps it
 * @param hint what to do
 * @param hole whether a script has to put a text there before any of it is C
 */
public record Untranslated(int line, String text, String why, String hint, boolean hole) {
    /** Something that is C, or was meant to be. */
    public Untranslated(int line, String text, String why, String hint) {
        this(line, text, why, hint, false);
    }

    /** The same in another line. */
    Untranslated at(int other) {
        return new Untranslated(other, text, why, hint, hole);
    }

    /** All of it in a sentence. */
    public String sentence() {
        return (line == 0 ? "" : "line " + line + ": ") + text + ": " + why + "; " + hint;
    }
}
