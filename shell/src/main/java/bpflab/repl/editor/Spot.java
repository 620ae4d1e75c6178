package bpflab.repl.editor;

/**
 * A place in a text, in front of a character.
 *
 * @param line counted from 0
 * @param at how many {@code char}s stand before it in its line
 */
record Spot(int line, int at) {
    static final Spot START = new Spot(0, 0);
}
