package bpflab.command;

/** A word as it has to be typed so that {@link Tokenizer} gives it back. */
public final class Quoted {
    private Quoted() {}

    /** The word itself where nothing in it is special, else in quotes. */
    public static String of(String word) {
        return word.matches("[^\\s'\"\\\\]+") && !word.equals("#") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
