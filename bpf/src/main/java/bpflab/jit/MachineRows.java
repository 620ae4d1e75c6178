package bpflab.jit;

import bpflab.listing.LazyRows;
import bpflab.listing.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows whose instructions are kept as letters and bytes, each in one long array, and made into rows when they are asked
 * for: a program may have a million, and as objects they would take ten times the room.
 */
final class MachineRows extends LazyRows {
    private final List<Row> others = new ArrayList<>();

    /** For each row the number of its instruction, or the complement of a place in {@link #others}. */
    private int[] rows = new int[64];
    private int size;

    /** Of each instruction: its offset in its function, and where its letters and its bytes end. */
    private int[] offsets = new int[64];
    private int[] letterEnds = new int[64];
    private int[] byteEnds = new int[64];
    private int count;

    private byte[] letters = new byte[1024];
    private byte[] bytes = new byte[256];

    /** Adds a row that is no instruction. */
    void put(Row row) {
        append(~others.size());
        others.add(row);
    }

    /**
     * Adds an instruction.
     *
     * @param offset where it stands in its function
     * @param code its bytes are those from {@code start} to {@code end}
     * @param text UTF-8, {@code length} bytes from {@code from}
     */
    void put(int offset, byte[] code, int start, int end, byte[] text, int from, int length) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            letterEnds = Arrays.copyOf(letterEnds, 2 * count);
            byteEnds = Arrays.copyOf(byteEnds, 2 * count);
        }
        int letter = letterStart(count);
        letters = withRoom(letters, letter + length);
        System.arraycopy(text, from, letters, letter, length);
        int at = byteStart(count);
        bytes = withRoom(bytes, at + end - start);
        System.arraycopy(code, start, bytes, at, end - start);
        offsets[count] = offset;
        letterEnds[count] = letter + length;
        byteEnds[count] = at + end - start;
        append(count++);
    }

    /** Adds the rows of others behind these. */
    void put(MachineRows more) {
        int letter = letterStart(count);
        int at = byteStart(count);
        letters = appended(letters, letter, more.letters, more.letterStart(more.count));
        bytes = appended(bytes, at, more.bytes, more.byteStart(more.count));
        offsets = appended(offsets, count, more.offsets, more.count, 0);
        letterEnds = appended(letterEnds, count, more.letterEnds, more.count, letter);
        byteEnds = appended(byteEnds, count, more.byteEnds, more.count, at);
        for (int row = 0; row < more.size; row++) {
            int code = more.rows[row];
            append(code < 0 ? code - others.size() : code + count);
        }
        others.addAll(more.others);
        count += more.count;
    }

    private static byte[] appended(byte[] array, int used, byte[] more, int length) {
        byte[] all = withRoom(array, used + length);
        System.arraycopy(more, 0, all, used, length);
        return all;
    }

    /** @param by what is added to each of the others */
    private static int[] appended(int[] array, int used, int[] more, int length, int by) {
        int[] all = Arrays.copyOf(array, Math.max(array.length, used + length));
        for (int i = 0; i < length; i++) {
            all[used + i] = more[i] + by;
        }
        return all;
    }

    private void append(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    private static byte[] withRoom(byte[] array, int least) {
        return least <= array.length ? array : Arrays.copyOf(array, Math.max(least, 2 * array.length));
    }

    private int letterStart(int instruction) {
        return instruction == 0 ? 0 : letterEnds[instruction - 1];
    }

    private int byteStart(int instruction) {
        return instruction == 0 ? 0 : byteEnds[instruction - 1];
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
    public Row get(int row) {
        int instruction = rows[row];
        if (instruction < 0) {
            return others.get(~instruction);
        }
        int start = letterStart(instruction);
        return new Row.Code(
                offsets[instruction],
                new String(letters, start, letterEnds[instruction] - start, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, byteStart(instruction), byteEnds[instruction]));
    }
}
