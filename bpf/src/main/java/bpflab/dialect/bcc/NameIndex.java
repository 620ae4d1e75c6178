package bpflab.dialect.bcc;

import java.util.Arrays;

/** Where in a text certain words stand, by the words: eight bytes a slot, for a text that has tens of thousands. */
final class NameIndex {
    private static final int FIRST_SIZE = 1 << 12;
    private static final int FREE = -1;

    private final String text;
    /** Offsets of words, each in the first free slot behind the one that its hash says; never more than half full. */
    private int[] slots = new int[FIRST_SIZE];
    private int[] ends = new int[FIRST_SIZE];
    private int size;

    /** Of no words yet. */
    NameIndex(String text) {
        this.text = text;
        Arrays.fill(slots, FREE);
    }

    /** Adds the word between two offsets. One that is there already stays where it was. */
    void add(int from, int to) {
        if (2 * size >= slots.length) {
            grow();
        }
        int slot = slot(slots, ends, text, from, to);
        if (slots[slot] == FREE) {
            slots[slot] = from;
            ends[slot] = to;
            size++;
        }
    }

    /** Where a word stands; -1 when it was not added. */
    int find(String word) {
        return slots[slot(slots, ends, word, 0, word.length())];
    }

    /** The slot of a word of some text: its own, or the free one where it would be. */
    private int slot(int[] starts, int[] stops, String of, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + of.charAt(i);
        }
        int mask = starts.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (starts[slot] != FREE && !(stops[slot] - starts[slot] == to - from
                && text.regionMatches(starts[slot], of, from, to - from))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] starts = new int[2 * slots.length];
        int[] stops = new int[2 * slots.length];
        Arrays.fill(starts, FREE);
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != FREE) {
                int slot = slot(starts, stops, text, slots[i], ends[i]);
                starts[slot] = slots[i];
                stops[slot] = ends[i];
            }
        }
        slots = starts;
        ends = stops;
    }
}
