package bpflab.jit;

import bpflab.listing.LazyRows;
import bpflab.listing.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of one function, whose instructions are kept as letters, all in one long array, and made into rows when they are
 * asked for: a program may have a million, and as objects they would take ten times the room.
 */
final class MachineRows extends LazyRows {
    /** Bytes of an instruction, and letters of its text, in most programs. */
    private static final int USUAL_BYTES = 4;
    private static final int USUAL_LETTERS = 24;

    private final List<Row> others = new ArrayList<>();
    private int functions;

    /** For each row the number of its instruction, or the complement of a place in {@link #others}. */
    private int[] rows;
    private int size;

    private final byte[] code;
    /** Of each instruction: where it starts and ends in the code, and where its letters end. */
    private int[] offsets;
    private int[] ends;
    private int[] letterEnds;
    private int count;
    private byte[] letters;

    /**
     * None yet.
     *
     * @param code a function's, which does not change
     * @param bytes how many of them will be put in, about
     */
    MachineRows(byte[] code, int bytes) {
        int instructions = bytes / USUAL_BYTES + 1;
        this.code = code;
        rows = new int[instructions];
        offsets = new int[instructions];
        ends = new int[instructions];
        letterEnds = new int[instructions];
        letters = new byte[instructions * USUAL_LETTERS];
    }

    /** Rows that are no instructions. */
    static MachineRows of(Row... others) {
        MachineRows rows = new MachineRows(new byte[0], 0);
        for (Row row : others) {
            rows.put(row);
        }
        return rows;
    }

    /** Adds a row that is no instruction. */
    void put(Row row) {
        append(~others.size());
        others.add(row);
        functions += row instanceof Row.Function ? 1 : 0;
    }

    /**
     * Adds an instruction.
     *
     * @param at where it starts in its function, {@code end} where it ends
     * @param text UTF-8, {@code length} bytes from {@code from}
     */
    void put(int at, int end, byte[] text, int from, int length) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            letterEnds = Arrays.copyOf(letterEnds, 2 * count);
        }
        int letter = letterStart(count);
        if (letter + length > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(letter + length, 2 * letters.length));
        }
        System.arraycopy(text, from, letters, letter, length);
        offsets[count] = at;
        ends[count] = end;
        letterEnds[count] = letter + length;
        append(count++);
    }

    private void append(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    private int letterStart(int instruction) {
        return instruction == 0 ? 0 : letterEnds[instruction - 1];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isCode(int row) {
        return rows[row] >= 0;
    }

    @Override
    public int[] functions() {
        int[] found = new int[functions];
        int count = 0;
        for (int row = 0; count < functions; row++) {
            if (!isCode(row) && get(row) instanceof Row.Function) {
                found[count++] = row;
            }
        }
        return found;
    }

    @Override
    public Row get(int row) {
        int instruction = rows[row];
        if (instruction < 0) {
            return others.get(~instruction);
        }
        int start = letterStart(instruction);
        return new Row.Code(
                offsets[instruction],
                new String(letters, start, letterEnds[instruction] - start, StandardCharsets.UTF_8),
                Arrays.copyOfRange(code, offsets[instruction], ends[instruction]));
    }
}
