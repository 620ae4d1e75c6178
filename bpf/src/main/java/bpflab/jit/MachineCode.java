package bpflab.jit;

import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import bpflab.listing.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        if (!Llvm.isBegun()) {
            Thread thread = new Thread(MachineCode::link, "bpflab-llvm");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The same on this thread. */
    public static void link() {
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
        List<MachineRows> parts = new ArrayList<>();
        Optional<Disassembly> opened = Disassembly.open(jited.architecture(), symbols, syntax);
        if (opened.isEmpty()) {
            parts.add(MachineRows.of(new Row.Function(
                    "(bytes only: reading " + jited.architecture() + " code needs libLLVM; apt-get install llvm)")));
            for (Jited.Function function : jited.functions()) {
                parts.add(names(function));
                parts.add(hexadecimal(function));
            }
            return new JoinedRows(parts);
        }
        try (Disassembly disassembly = opened.get()) {
            for (Jited.Function function : jited.functions()) {
                parts.add(names(function));
                parts.addAll(FunctionReading.of(
                        function, disassembly, () -> Disassembly.open(jited.architecture(), symbols, syntax)));
            }
        }
        return new JoinedRows(parts);
    }

    private static MachineRows names(Jited.Function function) {
        MachineRows rows = MachineRows.of();
        for (String name : List.of(function.prototype(), function.symbol())) {
            if (!name.isEmpty()) {
                rows.put(new Row.Function(name + ":"));
            }
        }
        return rows;
    }

    private static MachineRows hexadecimal(Jited.Function function) {
        byte[] code = function.code();
        MachineRows rows = new MachineRows(code, code.length);
        LinedRows lined = new LinedRows(function, 0, rows);
        for (int at = 0; at < code.length; at += BYTES_A_ROW) {
            int end = Math.min(code.length, at + BYTES_A_ROW);
            byte[] text = HexFormat.ofDelimiter(" ").formatHex(code, at, end).getBytes(StandardCharsets.UTF_8);
            lined.instruction(at, end, text, 0, text.length);
        }
        return rows;
    }
}
