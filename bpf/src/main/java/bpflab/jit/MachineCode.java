package bpflab.jit;

import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import bpflab.listing.Row;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Dumps of machine code: what {@code bpftool prog dump jited} shows, with call targets named. */
public final class MachineCode {
    private static final int BYTES_A_ROW = 16;

    private MachineCode() {}

    /** How x86 code is spelt; other architectures have one spelling. */
    public enum Syntax { ATT, INTEL }

    /** Opens libLLVM beside, for a listing that will be wanted: it is large, and the kernel can be asked meanwhile. */
    public static void getReady() {
        if (!Llvm.isLinked()) {
            Thread opening = new Thread(MachineCode::open, "bpflab-llvm");
            opening.setDaemon(true);
            opening.start();
        }
    }

    private static void open() {
        try {
            Llvm.link();
        } catch (LinkageError toldWhenNeeded) {
            // Whoever lists tries once more.
        }
    }

    /**
     * The rows of a dump, function by function: prototype, symbol, and the instructions under their C lines. Calls have
     * the names of what they call, jumps the offset in their function. Without libLLVM, or one that knows the
     * architecture: a first row that says so, and the bytes in hexadecimal. Each row is made when it is asked for; who
     * goes over them more than once copies them.
     */
    public static List<Row> listing(Jited jited, Symbols symbols, Syntax syntax) {
        MachineRows rows = new MachineRows();
        Optional<Disassembly> opened = Disassembly.open(jited.architecture(), symbols, syntax);
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
                disassembly.read(function, new Lined(function, rows));
            }
        }
        return rows;
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
            Jited.Line above = null;
            while (line < lines.size() && lines.get(line).offset() <= at) {
                above = lines.get(line++);
            }
            if (above != null && !above.info().text().isBlank()) {
                rows.put(new Row.Source(above.info()));
            }
            rows.put(at, function.code(), at, end, text, from, length);
        }
    }
}
