package bpflab.jit;

import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import bpflab.listing.Row;
import java.util.List;

/** Dumps of machine code. STUB of signatures: the jit helper replaces this file. */
public final class MachineCode {
    private MachineCode() {}

    /** How x86 code is spelt. */
    public enum Syntax { ATT, INTEL }

    /** The rows of {@code bpftool prog dump jited}, call targets named. Bytes in hexadecimal, and a remark, when libLLVM is missing. */
    public static List<Row> listing(Jited jited, Symbols symbols, Syntax syntax) {
        throw new UnsupportedOperationException();
    }
}
