package bpflab.insn;

/** How much of its registers an instruction works on. */
public enum Width {
    /** The lower half; the upper half of the result becomes 0. */
    W32,
    /** The whole register. */
    W64
}
