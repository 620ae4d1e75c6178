package bpflab.listing;

import bpflab.elf.ProgramSpec;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import java.util.List;

/** Dumps of BPF code. STUB of signatures: the listing helper replaces this file. */
public final class Listing {
    private Listing() {}

    /** The rows of {@code bpftool prog dump xlated}: same functions, same source lines, same instructions. */
    public static List<Row> xlated(Xlated xlated, Symbols symbols) {
        throw new UnsupportedOperationException();
    }

    /** The rows of {@code llvm-objdump -S}, in the kernel's syntax, with what relocations name: {@code r1 = .bss ll}. */
    public static List<Row> compiled(ProgramSpec program) {
        throw new UnsupportedOperationException();
    }
}
