package bpflab.listing;

import bpflab.btf.LineInfo;

/** One line of a dump. */
public sealed interface Row {
    /** A function starts: its prototype, or its symbol, with the colon. */
    record Function(String text) implements Row {}

    /** The C line that the code below was compiled from. */
    record Source(LineInfo info) implements Row {
        /** As bpftool prints it behind {@code "; "}: leading blanks cut. */
        public String text() {
            return info.text().stripLeading();
        }
    }

    /**
     * An instruction.
     *
     * @param at the slot of BPF code, or the byte offset of machine code
     * @param text the instruction: for BPF with the opcode, {@code (b7) r0 = 2}; for machine code
     *     {@code movl $2, %eax}, blanks not tabs
     * @param bytes its bytes
     */
    record Code(int at, String text, byte[] bytes) implements Row {}
}
