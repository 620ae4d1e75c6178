package bpflab.kernel;

import java.time.Duration;

/**
 * What BPF_PROG_TEST_RUN answers.
 *
 * @param verdict the program's return value: an XDP action for XDP
 * @param packet the packet as the program left it; empty when the kernel gives none back
 * @param context the context as the program left it; empty when the kernel gives none back
 * @param metadata what an XDP program put before the packet by {@code bpf_xdp_adjust_meta}; empty when nothing
 * @param perRun the mean time of a run; zero when the kernel does not tell
 */
public record TestRun(int verdict, byte[] packet, byte[] context, byte[] metadata, Duration perRun) {
    private static final byte[] NONE = {};

    /** Of a program that puts nothing before a packet. */
    public TestRun(int verdict, byte[] packet, byte[] context, Duration perRun) {
        this(verdict, packet, context, NONE, perRun);
    }
}
