package bpflab.wire;

import bpflab.libbpf.Binding;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import com.sun.jna.Memory;

/**
 * A program that lets everything pass, at one end of a veth pair. What XDP_TX sends from the other end is only taken
 * from the queue where a program is ({@code veth_xdp_flush} in drivers/net/veth.c, where GRO is not enough).
 */
public final class NeutralXdp {
    /** What the program is called in the kernel. */
    public static final String NAME = "bpflab_pass";

    private static final int BPF_PROG_TYPE_XDP = 6;
    /** {@code XDP_FLAGS_DRV_MODE | XDP_FLAGS_UPDATE_IF_NOEXIST} of include/uapi/linux/if_link.h. */
    private static final int NATIVE_IF_NONE = 1 << 2 | 1;
    /** {@code r0 = 2; exit}: XDP_PASS. */
    private static final long[] PASS = {0x0000_0002_0000_00b7L, 0x95};

    private NeutralXdp() {}

    /**
     * Attaches it to an interface of this thread's network namespace, without a link: it stays until the interface
     * goes, whichever process that made it ends first.
     *
     * @return whether it is there: not where the right is missing, or another program is there
     */
    public static boolean attach(String device) {
        Binding.needLibbpf();
        try (Memory code = new Memory(PASS.length * Long.BYTES)) {
            code.write(0, PASS, 0, PASS.length);
            int number = Libbpf.bpf_prog_load(BPF_PROG_TYPE_XDP, NAME, "GPL", code, PASS.length, null);
            if (number < 0) {
                return false;
            }
            try (Fd program = new Fd("program " + NAME, number)) {
                return Libbpf.bpf_xdp_attach(Libc.if_nametoindex(device), program.number(), NATIVE_IF_NONE, null) == 0;
            }
        }
    }
}
