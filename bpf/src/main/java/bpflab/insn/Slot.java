package bpflab.insn;

/** A place in a program, counted in slots of 8 bytes: {@code lddw} takes two of them. */
public record Slot(int index) {
    /** The size of one slot. */
    public static final int BYTES = 8;

    /** The place as an offset in bytes. */
    int bytes() {
        return index * BYTES;
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
