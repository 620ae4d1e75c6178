package bpflab.jit;

import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import bpflab.listing.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Dumps of machine code: what {@code bpftool prog dump jited} shows, with call targets named. */
public final class MachineCode {
    private static final int BYTES_A_ROW = 16;

    private MachineCode() {}

    /** How x86 code is spelt; other architectures have one spelling. */
    public enum Syntax { ATT, INTEL }

    /**
     * The rows of a dump, function by function: prototype, symbol, and the instructions under their C lines. Calls have
     * the names of what they call, jumps the offset in their function. Without libLLVM, or one that knows the
     * architecture: a first row that says so, and the bytes in hexadecimal.
     */
    public static List<Row> listing(Jited jited, Symbols symbols, Syntax syntax) {
        List<Row> rows = new ArrayList<>();
        Optional<Disassembly> opened = Disassembly.open(jited.architecture(), symbols, syntax);
        if (opened.isEmpty()) {
            rows.add(new Row.Function(
                    "(bytes only: reading " + jited.architecture() + " code needs libLLVM; apt-get install llvm)"));
            jited.functions().forEach(function -> function(function, rows, () -> hexadecimal(function)));
            return rows;
        }
        try (Disassembly disassembly = opened.get()) {
            jited.functions().forEach(function -> function(function, rows, () -> {
                List<Row.Code> code = new ArrayList<>();
                disassembly.read(function, code::add);
                return code;
            }));
        }
        return rows;
    }

    private static void function(Jited.Function function, List<Row> rows, Supplier<List<Row.Code>> code) {
        for (String name : List.of(function.prototype(), function.symbol())) {
            if (!name.isEmpty()) {
                rows.add(new Row.Function(name + ":"));
            }
        }
        int line = 0;
        for (Row.Code instruction : code.get()) {
            Jited.Line above = null;
            while (line < function.lines().size() && function.lines().get(line).offset() <= instruction.at()) {
                above = function.lines().get(line++);
            }
            if (above != null && !above.info().text().isBlank()) {
                rows.add(new Row.Source(above.info()));
            }
            rows.add(instruction);
        }
    }

    private static List<Row.Code> hexadecimal(Jited.Function function) {
        List<Row.Code> rows = new ArrayList<>();
        byte[] code = function.code();
        for (int at = 0; at < code.length; at += BYTES_A_ROW) {
            byte[] bytes = Arrays.copyOfRange(code, at, Math.min(code.length, at + BYTES_A_ROW));
            rows.add(new Row.Code(at, HexFormat.ofDelimiter(" ").formatHex(bytes), bytes));
        }
        return rows;
    }
}
