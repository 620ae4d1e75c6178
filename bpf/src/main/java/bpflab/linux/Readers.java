package bpflab.linux;

import bpflab.kernel.CallLog;

/**
 * What the programs and maps of one open kernel share.
 *
 * @param calls where calls are noted
 * @param symbols the names of addresses
 * @param types the BTF that is in the kernel
 * @param kernel the kernel itself, with its own types
 */
record Readers(CallLog calls, Kallsyms symbols, BtfReader types, RunningKernel kernel) {
    /** Nothing is read yet. */
    static Readers noting(CallLog calls) {
        return new Readers(calls, new Kallsyms(), new BtfReader(), new RunningKernel());
    }
}
