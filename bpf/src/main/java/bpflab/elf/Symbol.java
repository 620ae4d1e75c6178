package bpflab.elf;

/**
 * A symbol: {@code Elf64_Sym} in elf.h.
 *
 * @param value its place in its section, in bytes
 * @param section the section's index; 0 when another object defines it
 */
record Symbol(String name, int type, int binding, int section, long value, long bytes) {
    /** The size of one in a file. */
    static final int BYTES = 24;
    static final int FUNCTION = 2;
    static final int SECTION = 3;
    /** {@code STB_GLOBAL}. */
    static final int GLOBAL = 1;
    private static final int LOCAL = 0;

    boolean isFunction() {
        return type == FUNCTION;
    }

    boolean isSection() {
        return type == SECTION;
    }

    boolean isLocal() {
        return binding == LOCAL;
    }
}
