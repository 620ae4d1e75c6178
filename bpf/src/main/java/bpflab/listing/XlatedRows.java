package bpflab.listing;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import bpflab.btf.LineRecords;
import bpflab.insn.Decoder;
import bpflab.insn.Disassembler;
import bpflab.insn.Opcode;
import bpflab.insn.Slot;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The rows of code as the kernel runs it, each instruction read when its row is asked for: there may be a million, and
 * most listings are gone through once.
 */
final class XlatedRows extends LazyRows {
    /** Texts that are kept: 2 to the power of it. */
    private static final int KEPT_BITS = 10;
    /** Spreads what differs in any byte over the upper bits: Knuth's multiplicative hashing. */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final ByteBuffer code;
    private final Disassembler disassembler;

    /** The latest instructions with their texts: of a long program most have been there before. */
    private final Known[] latest = new Known[1 << KEPT_BITS];

    /**
     * For each row the slot of its instruction, or the complement of a place in {@link #functions} or, behind those, in
     * {@link #lines}.
     */
    private final int[] places;
    private final List<Row> functions = new ArrayList<>();
    /** Which rows those are. */
    private final int[] functionRows;
    private final int mostFunctions;
    private final List<LineInfo> lines;
    private int size;

    XlatedRows(Xlated xlated, Symbols symbols) {
        byte[] code = xlated.code();
        this.code = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        disassembler = new Disassembler(new KernelNames(xlated.functionAddresses(), symbols));
        lines = xlated.lines();
        mostFunctions = xlated.functions().size();
        functionRows = new int[mostFunctions];
        places = new int[code.length / Slot.BYTES + mostFunctions + lines.size()];
        Functions starts = new Functions(xlated.functions(), xlated.btf());
        SourceLines shown = new SourceLines(lines);
        for (int slot = 0; slot < code.length / Slot.BYTES; slot += Decoder.slots(code, slot)) {
            Row function = starts.at(slot);
            if (function != null) {
                functionRows[functions.size()] = size;
                places[size++] = ~functions.size();
                functions.add(function);
            }
            int line = shown.at(slot);
            if (line >= 0) {
                places[size++] = ~(mostFunctions + line);
            }
            places[size++] = slot;
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isCode(int row) {
        return places[row] >= 0;
    }

    @Override
    public int[] functions() {
        return Arrays.copyOf(functionRows, functions.size());
    }

    @Override
    public Row get(int row) {
        int place = places[row];
        if (place >= 0) {
            return code(place);
        }
        return ~place < mostFunctions ? functions.get(~place) : new Row.Source(lines.get(~place - mostFunctions));
    }

    private Row.Code code(int slot) {
        long word = code.getLong(slot * Slot.BYTES);
        int opcode = (int) word & 0xff;
        // names other things than its own bytes, or two slots long
        if (opcode == Opcode.WIDE || opcode == Opcode.CALL) {
            return Listing.code(Decoder.at(code.array(), new Slot(slot)), disassembler);
        }
        int at = (int) (word * SPREAD >>> Long.SIZE - KEPT_BITS);
        Known known = latest[at];
        if (known == null || known.word != word) {
            Row.Code read = Listing.code(Decoder.at(code.array(), new Slot(slot)), disassembler);
            latest[at] = new Known(word, read.text(), read.bytes());
            return read;
        }
        return new Row.Code(slot, known.text, known.bytes);
    }

    /** What was read of an instruction. Two threads may ask at once: at worst both read the same one. */
    private record Known(long word, String text, byte[] bytes) {}

    /**
     * Prototypes in the order of the code; one that BTF cannot tell is left out, and the next one waits behind it as in
     * bpftool.
     */
    private static final class Functions {
        private final Iterator<FunctionInfo> rest;
        private final Optional<Btf> btf;
        private FunctionInfo next;

        Functions(List<FunctionInfo> functions, Optional<Btf> btf) {
            this.rest = functions.iterator();
            this.btf = btf;
            advance();
        }

        /** The function that starts there, or null. */
        Row at(int slot) {
            if (btf.isEmpty() || next == null || next.slot() != slot) {
                return null;
            }
            String prototype = btf.get().prototype(next.typeId());
            advance();
            return prototype.isEmpty() ? null : new Row.Function(prototype + ":");
        }

        private void advance() {
            next = rest.hasNext() ? rest.next() : null;
        }
    }

    /**
     * Which source line bpftool prints before an instruction: {@code bpf_prog_linfo__lfind} of libbpf, literally. Each
     * line printed moves the start of the search by one record, not to the record found; so where several records stand
     * at one instruction, the instructions behind it repeat the line.
     */
    private static final class SourceLines {
        private final List<LineInfo> records;
        private int printed;
        /** Where the next line is printed at the earliest. */
        private int next;

        SourceLines(List<LineInfo> records) {
            this.records = records;
            advance(0);
        }

        /** The line to print before the next instruction, or -1; to be asked in the order of the code. */
        int at(int slot) {
            if (slot < next) {
                return -1;
            }
            int found = printed;
            while (found + 1 < records.size() && LineRecords.slot(records, found + 1) <= slot) {
                found++;
            }
            advance(printed + 1);
            return found;
        }

        private void advance(int to) {
            printed = to;
            next = to < records.size() ? LineRecords.slot(records, to) : Integer.MAX_VALUE;
        }
    }
}
