package bpflab.jit;

import bpflab.btf.LineInfo;
import bpflab.kernel.Jited;
import bpflab.kernel.JitedLines;
import bpflab.kernel.Symbols;
import bpflab.listing.Row;
import bpflab.machine.Beside;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Dumps of machine code: what {@code bpftool prog dump jited} shows, with call targets named. */
public final class MachineCode {
    private static final int BYTES_A_ROW = 16;
    private static final int LONG = 1 << 15;

    private MachineCode() {}

    /** How x86 code is spelt; other architectures have one spelling. */
    public enum Syntax { ATT, INTEL }

    /** Opens libLLVM beside, for a listing that will be wanted: it is large, and the kernel can be asked meanwhile. */
    public static void getReady() {
        if (!Llvm.isBegun()) {
            beside(MachineCode::link);
        }
    }

    /** As much of that as needs no JNA, for a process that has just started. */
    public static void load() {
        beside(Llvm::load);
    }

    /** Binds what is opened, on this thread. */
    public static void link() {
        try {
            Llvm.link();
        } catch (LinkageError toldWhenNeeded) {
            // Whoever lists tries once more.
        }
    }

    private static void beside(Runnable work) {
        Thread thread = new Thread(work, "bpflab-llvm");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The rows of a dump, function by function: prototype, symbol, and the instructions under their C lines. Calls have
     * the names of what they call, jumps the offset in their function. Without libLLVM, or one that knows the
     * architecture: a first row that says so, and the bytes in hexadecimal. Each row is made when it is asked for; who
     * goes over them more than once copies them.
     */
    public static List<Row> listing(Jited jited, Symbols symbols, Syntax syntax) {
        MachineRows rows = new MachineRows();
        Spelling spelling = new Spelling(jited.architecture(), symbols, syntax);
        Optional<Disassembly> opened = spelling.open();
        if (opened.isEmpty()) {
            rows.put(new Row.Function(
                    "(bytes only: reading " + jited.architecture() + " code needs libLLVM; apt-get install llvm)"));
            for (Jited.Function function : jited.functions()) {
                names(function, rows);
                hexadecimal(new Lined(function, rows));
            }
            return rows;
        }
        try (Disassembly disassembly = opened.get()) {
            for (Jited.Function function : jited.functions()) {
                names(function, rows);
                read(function, disassembly, spelling, rows);
            }
        }
        return rows;
    }

    /** How code is to be spelt. */
    private record Spelling(String architecture, Symbols symbols, Syntax syntax) {
        /** A disassembler for one thread; empty when libLLVM is missing, or cannot do it. */
        Optional<Disassembly> open() {
            return Disassembly.open(architecture, symbols, syntax);
        }
    }

    /** A long function is read by two threads, each a half: from a C line on, where an instruction begins. */
    private static void read(Jited.Function function, Disassembly first, Spelling spelling, MachineRows rows) {
        int length = function.code().length;
        int middle = middle(function);
        Lined lined = new Lined(function, rows);
        if (middle == length) {
            first.read(function, 0, length, lined);
            return;
        }
        MachineRows more = new MachineRows();
        Beside<Integer> second = Beside.start("bpflab-jited", () -> {
            try (Disassembly other = spelling.open().orElseThrow()) {
                return other.read(function, middle, length, new Lined(function, more));
            }
        });
        int end = first.read(function, 0, middle, lined);
        second.get();
        if (end == middle) {
            rows.put(more);
        } else { // the line was none where an instruction begins
            first.read(function, end, length, lined);
        }
    }

    /** Where the first line behind the middle of a long function begins; else its end. */
    private static int middle(Jited.Function function) {
        int length = function.code().length;
        List<Jited.Line> lines = length < LONG ? List.of() : function.lines();
        for (int line = 0; line < lines.size(); line++) {
            int offset = JitedLines.offset(lines, line);
            if (offset >= length / 2) {
                return offset;
            }
        }
        return length;
    }

    private static void names(Jited.Function function, MachineRows rows) {
        for (String name : List.of(function.prototype(), function.symbol())) {
            if (!name.isEmpty()) {
                rows.put(new Row.Function(name + ":"));
            }
        }
    }

    private static void hexadecimal(Lined to) {
        byte[] code = to.function.code();
        for (int at = 0; at < code.length; at += BYTES_A_ROW) {
            int end = Math.min(code.length, at + BYTES_A_ROW);
            byte[] text = HexFormat.ofDelimiter(" ").formatHex(code, at, end).getBytes(StandardCharsets.UTF_8);
            to.instruction(at, end, text, 0, text.length);
        }
    }

    /** The instructions of a function, in order, each under its C line. */
    private static final class Lined implements Disassembly.Reader {
        private final Jited.Function function;
        private final MachineRows rows;
        private int line;

        Lined(Jited.Function function, MachineRows rows) {
            this.function = function;
            this.rows = rows;
        }

        @Override
        public void instruction(int at, int end, byte[] text, int from, int length) {
            List<Jited.Line> lines = function.lines();
            int before = line;
            while (line < lines.size() && JitedLines.offset(lines, line) <= at) {
                line++;
            }
            if (line > before) {
                LineInfo above = lines.get(line - 1).info();
                if (!above.text().isBlank()) {
                    rows.put(new Row.Source(above));
                }
            }
            rows.put(at, function.code(), at, end, text, from, length);
        }
    }
}
