package bpflab.listing;

import bpflab.btf.LineInfo;
import bpflab.elf.ProgramSpec;
import bpflab.insn.Decoder;
import bpflab.insn.Disassembler;
import bpflab.insn.Placed;
import bpflab.insn.Slot;
import java.util.Arrays;
import java.util.List;

/** The rows of a function as compiled, each made when it is asked for: a file may have a million. */
final class CompiledRows extends LazyRows {
    private final String name;
    private final byte[] code;
    private final List<LineInfo> lines;
    private final ObjectNames names;
    private final Disassembler disassembler;
    /** Of the rows behind the first the slot of an instruction, or the complement of a place in {@link #lines}. */
    private final int[] places;

    CompiledRows(ProgramSpec program) {
        name = program.name();
        code = program.code();
        lines = program.lines();
        names = new ObjectNames(program);
        disassembler = new Disassembler(names);
        places = places();
    }

    private int[] places() {
        int slots = code.length / Slot.BYTES;
        int[] all = new int[slots + Math.min(slots, lines.size())];
        SourceLines shown = new SourceLines();
        int size = 0;
        for (int slot = 0; slot < slots; slot += Decoder.slots(code, slot)) {
            Enough.orGoOn();
            int line = shown.at(slot);
            if (line >= 0) {
                all[size++] = ~line;
            }
            all[size++] = slot;
        }
        return Arrays.copyOf(all, size);
    }

    @Override
    public int size() {
        return 1 + places.length;
    }

    @Override
    public boolean isCode(int row) {
        return row > 0 && places[row - 1] >= 0;
    }

    @Override
    public int[] functions() {
        return new int[] {0};
    }

    @Override
    public Row get(int row) {
        if (row == 0) {
            return new Row.Function(name + ":");
        }
        int place = places[row - 1];
        if (place < 0) {
            return new Row.Source(lines.get(~place));
        }
        Placed placed = Decoder.at(code, new Slot(place));
        return new Row.Code(place, disassembler.text(placed), placed.bytes(), names.note(place));
    }

    /** The lines of a program as compiled: the last one where several stand at one instruction, none twice in a row. */
    private final class SourceLines {
        private int next;
        private LineInfo shown;

        /** The place of the line that stands before an instruction, or -1. */
        int at(int slot) {
            int found = -1;
            while (next < lines.size() && lines.get(next).slot() <= slot) {
                found = next++;
            }
            if (found < 0 || lines.get(found).line() == 0 || isSameLine(lines.get(found))) {
                return -1;
            }
            shown = lines.get(found);
            return found;
        }

        private boolean isSameLine(LineInfo line) {
            return shown != null && shown.line() == line.line() && shown.file().equals(line.file());
        }
    }
}
