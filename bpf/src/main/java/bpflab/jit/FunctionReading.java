package bpflab.jit;

import bpflab.kernel.Jited;
import bpflab.kernel.JitedLines;
import bpflab.machine.Beside;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A function being read. A long one is read in pieces, by two threads that each take the next one: they start at
 * different times, and other work of this process gets in the way of one or the other.
 */
final class FunctionReading {
    /** Bytes of a piece at least: about a thousand instructions, which take a millisecond. */
    private static final int PIECE = 1 << 12;
    /** Pieces from which on a second thread is worth its start. */
    private static final int LONG = 8;

    private final Jited.Function function;
    /** Where each piece starts, and the end of the last one. */
    private final int[] starts;
    private final MachineRows[] pieces;
    private final int[] ends;
    private final AtomicInteger next = new AtomicInteger();

    private FunctionReading(Jited.Function function) {
        this.function = function;
        starts = starts(function);
        pieces = new MachineRows[starts.length - 1];
        ends = new int[starts.length - 1];
    }

    /**
     * The rows of a function, in parts.
     *
     * @param second opens a disassembler for a second thread, if it is wanted; as the first one could be, it can
     */
    static List<MachineRows> of(
            Jited.Function function, Disassembly first, Supplier<Optional<Disassembly>> second) {
        FunctionReading reading = new FunctionReading(function);
        if (reading.pieces.length < LONG) {
            reading.read(first);
            return reading.joined(first);
        }
        Beside<Void> beside = Beside.start("bpflab-jited", () -> {
            try (Disassembly other = second.get().orElseThrow()) {
                reading.read(other);
                return null;
            }
        });
        reading.read(first);
        beside.get();
        return reading.joined(first);
    }

    /** A piece starts where a C line does, where an instruction begins. */
    private static int[] starts(Jited.Function function) {
        int length = function.code().length;
        List<Jited.Line> lines = function.lines();
        int[] found = new int[length / PIECE + 2];
        int count = 1;
        while (length - found[count - 1] > PIECE) {
            int line = JitedLines.from(lines, found[count - 1] + PIECE);
            if (line == lines.size()) {
                break;
            }
            found[count++] = JitedLines.offset(lines, line);
        }
        found[count++] = length;
        return Arrays.copyOf(found, count);
    }

    private void read(Disassembly disassembly) {
        for (int piece = next.getAndIncrement(); piece < pieces.length; piece = next.getAndIncrement()) {
            read(piece, starts[piece], disassembly);
        }
    }

    /** Reads a piece, from that byte on, with all its lines. */
    private void read(int piece, int start, Disassembly disassembly) {
        int stop = starts[piece + 1];
        MachineRows rows = new MachineRows(function.code(), Math.max(0, stop - start));
        ends[piece] = disassembly.read(function, start, stop, new LinedRows(function, starts[piece], rows));
        pieces[piece] = rows;
    }

    /** The pieces; one whose line was none where an instruction begins is read again, from where that one does. */
    private List<MachineRows> joined(Disassembly disassembly) {
        List<MachineRows> rows = new ArrayList<>(pieces.length);
        int end = 0;
        for (int piece = 0; piece < pieces.length; piece++) {
            if (end != starts[piece]) {
                read(piece, end, disassembly);
            }
            end = ends[piece];
            rows.add(pieces[piece]);
        }
        return rows;
    }
}
