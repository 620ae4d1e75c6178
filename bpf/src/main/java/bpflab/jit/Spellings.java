package bpflab.jit;

import java.util.Arrays;

/**
 * The latest instructions with their texts: in a long program most have been there before, and asking libLLVM again
 * takes fifty times as long. One is known by the {@link #WINDOW} bytes from where it begins, which tell all of it if it
 * is no longer; what is behind it in there only makes it be asked for again.
 */
final class Spellings {
    /** Bytes that are compared. */
    static final int WINDOW = Long.BYTES;

    /** How many are kept: 2 to the power of it. */
    private static final int KEPT_BITS = 10;
    /** Spreads what differs in any byte over the upper bits: Knuth's multiplicative hashing. */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final long[] windows = new long[1 << KEPT_BITS];
    private final int[] lengths = new int[1 << KEPT_BITS];
    private final byte[][] texts = new byte[1 << KEPT_BITS][];

    /** The place of the instruction that begins with these bytes; -1 when it is not known. */
    int find(long window) {
        int place = place(window);
        return lengths[place] > 0 && windows[place] == window ? place : -1;
    }

    /** The bytes of the instruction at a place. */
    int length(int place) {
        return lengths[place];
    }

    /** Its text; not to be changed. */
    byte[] text(int place) {
        return texts[place];
    }

    /**
     * Keeps one, in place of another.
     *
     * @param length of the instruction, at most {@link #WINDOW}
     */
    void put(long window, int length, byte[] letters, int from, int to) {
        int place = place(window);
        windows[place] = window;
        lengths[place] = length;
        texts[place] = Arrays.copyOfRange(letters, from, to);
    }

    private static int place(long window) {
        return (int) (window * SPREAD >>> Long.SIZE - KEPT_BITS);
    }
}
