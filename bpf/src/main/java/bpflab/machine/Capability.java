package bpflab.machine;

/** The capabilities that BPF and the lab are about, by their bits in include/uapi/linux/capability.h. */
public enum Capability {
    /** Interfaces, and programs that see packets. */
    CAP_NET_ADMIN(12),
    /** Nearly all that root may; before Linux 5.8 the only one for BPF. */
    CAP_SYS_ADMIN(21),
    /** Programs that look into the kernel. Linux 5.8. */
    CAP_PERFMON(38),
    /** The bpf(2) call. Linux 5.8. */
    CAP_BPF(39);

    private final int bit;

    Capability(int bit) {
        this.bit = bit;
    }

    /** Its number, which is its bit in a set. */
    public int bit() {
        return bit;
    }
}
