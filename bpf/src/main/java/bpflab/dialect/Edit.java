package bpflab.dialect;

/**
 * A piece of the original that gets another text.
 *
 * @param from where it begins
 * @param to where it ends, exclusive; the same as {@code from} where something is put in
 * @param with what stands there then
 * @param why the reason, a sentence for the one who wrote it
 */
public record Edit(int from, int to, String with, String why) {
    /** Whether it comes to the same, for whatever reason. */
    boolean does(Edit other) {
        return from == other.from && to == other.to && with.equals(other.with);
    }

    boolean touches(Edit other) {
        return from < other.to && other.from < to
                || from == to && other.from < from && from < other.to
                || other.from == other.to && from < other.from && other.from < to;
    }
}
