package bpflab.bench;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;

/** Finds calls of bpf_trace_printk and bpf_trace_vprintk in compiled code. */
final class Printing {
    private static final int SLOT_BYTES = 8;
    /** BPF_JMP | BPF_CALL with src_reg 0, which is a call of a helper (RFC 9669, 4.3.1). */
    private static final int CALL = 0x85;
    /** Helper numbers of include/uapi/linux/bpf.h. */
    private static final int TRACE_PRINTK = 6;
    private static final int TRACE_VPRINTK = 177;

    private Printing() {}

    static boolean isIn(ObjectFile file) {
        return Stream.concat(file.programs().stream(), file.subprograms().stream())
                .map(ProgramSpec::code)
                .anyMatch(Printing::isIn);
    }

    private static boolean isIn(byte[] code) {
        ByteBuffer slots = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + SLOT_BYTES <= code.length; at += SLOT_BYTES) {
            int helper = slots.getInt(at + 4);
            if (slots.getShort(at) == CALL && (helper == TRACE_PRINTK || helper == TRACE_VPRINTK)) {
                return true;
            }
        }
        return false;
    }
}
