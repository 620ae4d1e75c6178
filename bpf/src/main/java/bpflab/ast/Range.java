package bpflab.ast;

/**
 * A part of a line, in letters from 0.
 *
 * @param from its first letter
 * @param to the letter behind its last
 */
public record Range(int from, int to) {
    /** What is not there. */
    public static final Range NONE = new Range(0, 0);

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return from >= to;
    }

    /** What it is of a line. */
    public String of(String line) {
        return isEmpty() ? "" : line.substring(from, to);
    }
}
