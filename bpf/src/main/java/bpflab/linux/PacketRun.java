package bpflab.linux;

import bpflab.hook.ProgramType;
import bpflab.kernel.CallLog;
import bpflab.kernel.TestRun;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** BPF_PROG_TEST_RUN on a packet; the numbers are offsets into {@code struct bpf_test_run_opts} of libbpf's bpf.h. */
final class PacketRun {
    /** An Ethernet header: the kernel takes nothing shorter ({@code bpf_test_init} in net/bpf/test_run.c). */
    private static final int LEAST_BYTES = 14;
    private static final int OPTS_BYTES = 80;
    private static final int DATA_IN = 8;
    private static final int DATA_OUT = 16;
    private static final int DATA_SIZE_IN = 24;
    private static final int DATA_SIZE_OUT = 28;
    private static final int RETVAL = 56;
    private static final int REPEAT = 60;
    private static final int DURATION = 64;

    /** More than a program can make a packet of one buffer grow to, so that no run has to be made twice. */
    private static final int MOST_ADDED_BYTES = 64 * 1024;

    private static final Set<ProgramType> ON_PACKETS =
            EnumSet.of(ProgramType.XDP, ProgramType.SCHED_CLS, ProgramType.SCHED_ACT,
            ProgramType.SOCKET_FILTER, ProgramType.CGROUP_SKB, ProgramType.LWT_IN, ProgramType.LWT_OUT,
                    ProgramType.LWT_XMIT,
            ProgramType.LWT_SEG6LOCAL, ProgramType.FLOW_DISSECTOR, ProgramType.NETFILTER);

    private PacketRun() {}

    static TestRun of(LinuxProgram program, byte[] packet, int repeat, CallLog calls) {
        String what = "cannot run " + program.name();
        check(program, packet, repeat, what);
        try (Memory in = new Memory(packet.length); Memory out =
                new Memory(packet.length + MOST_ADDED_BYTES); Memory opts = new Memory(OPTS_BYTES)) {
            in.write(0, packet, 0, packet.length);
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            opts.setPointer(DATA_IN, in);
            opts.setPointer(DATA_OUT, out);
            opts.setInt(DATA_SIZE_IN, packet.length);
            opts.setInt(DATA_SIZE_OUT, (int) out.size());
            opts.setInt(REPEAT, repeat);
            ReturnCode.check(Libbpf.bpf_prog_test_run_opts(program.fd().number(), opts), what);
            calls.add("BPF_PROG_TEST_RUN " + program.name() + ", " + packet.length + " bytes in, " + repeat
                    + " times -> " + opts.getInt(RETVAL));
            int written = Math.min((int) out.size(), opts.getInt(DATA_SIZE_OUT));
            return new TestRun(
                    opts.getInt(RETVAL), out.getByteArray(0, written),
                            Duration.ofNanos(Integer.toUnsignedLong(opts.getInt(DURATION))));
        }
    }

    private static void check(LinuxProgram program, byte[] packet, int repeat, String what) {
        ProgramType type = program.info().type();
        if (!ON_PACKETS.contains(type)) {
            throw Trouble.failed(
                    what,
                    "a " + type.label() + " program does not run on packets",
                    "attach it and let it happen: :attach").toException();
        }
        if (packet.length < LEAST_BYTES) {
            throw Trouble.usage(
                    what,
                    "the packet has " + packet.length
                            + " bytes; the kernel wants at least the 14 of an Ethernet header",
                    "give it more bytes").toException();
        }
        if (repeat < 1) {
            throw Trouble.usage(what, "it cannot be repeated " + repeat + " times", "--repeat 1").toException();
        }
    }
}
