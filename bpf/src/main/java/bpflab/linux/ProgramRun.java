package bpflab.linux;

import bpflab.hook.ContextField;
import bpflab.hook.ProgramType;
import bpflab.hook.RunsOn;
import bpflab.kernel.CallLog;
import bpflab.kernel.RunInput;
import bpflab.kernel.TestRun;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Libbpf;
import com.sun.jna.Memory;
import java.time.Duration;
import java.util.Arrays;

/** BPF_PROG_TEST_RUN; the numbers are offsets into {@code struct bpf_test_run_opts} of libbpf's bpf.h. */
final class ProgramRun implements AutoCloseable {
    private static final int OPTS_BYTES = 80;
    private static final int DATA_IN = 8;
    private static final int DATA_OUT = 16;
    private static final int DATA_SIZE_IN = 24;
    private static final int DATA_SIZE_OUT = 28;
    private static final int CONTEXT_IN = 32;
    private static final int CONTEXT_OUT = 40;
    private static final int CONTEXT_SIZE_IN = 48;
    private static final int CONTEXT_SIZE_OUT = 52;
    private static final int RETVAL = 56;
    private static final int REPEAT = 60;
    private static final int DURATION = 64;

    /** More than a program can make a packet of one buffer grow to, so that no run has to be made twice. */
    private static final int MOST_ADDED_BYTES = 64 * 1024;
    private static final int ETHERNET_BYTES = 14;
    /** Where {@code struct xdp_md} has {@code data}: given back, it counts from {@code data_meta}. */
    private static final int XDP_DATA = 0;
    /** Where {@code struct xdp_md} has {@code data_end}: the kernel wants the packet's length there. */
    private static final int XDP_DATA_END = 4;

    private final LinuxProgram program;
    private final ProgramType type;
    private final RunInput input;
    private final CallLog calls;
    private final Memory opts = new Memory(OPTS_BYTES);
    private Memory data;
    private Memory context;
    private Memory contextOut;

    private ProgramRun(LinuxProgram program, ProgramType type, RunInput input, CallLog calls) {
        this.program = program;
        this.type = type;
        this.input = input;
        this.calls = calls;
        opts.clear();
        opts.setLong(0, OPTS_BYTES);
    }

    static TestRun of(LinuxProgram program, RunInput input, CallLog calls) {
        ProgramType type = program.info().type();
        RunTroubles.check(program.name(), type, input);
        try (ProgramRun run = new ProgramRun(program, type, input, calls)) {
            return RunsOn.of(type) == RunsOn.ADDRESSES ? run.onAddresses()
                    : RunsOn.of(type).isFrame() ? run.onPacket() : run.onContext();
        }
    }

    private TestRun onPacket() {
        byte[] packet = input.packet();
        data = memory(packet);
        try (Memory out = new Memory(packet.length + MOST_ADDED_BYTES)) {
            opts.setPointer(DATA_IN, data);
            opts.setInt(DATA_SIZE_IN, packet.length);
            if (type != ProgramType.NETFILTER) {
                opts.setPointer(DATA_OUT, out);
                opts.setInt(DATA_SIZE_OUT, (int) out.size());
            }
            opts.setInt(REPEAT, input.repeat());
            context(packet.length);
            call(packet.length + " bytes in, " + input.repeat() + " times");
            byte[] written = out.getByteArray(0, Math.min((int) out.size(), opts.getInt(DATA_SIZE_OUT)));
            Duration perRun = Duration.ofNanos(Integer.toUnsignedLong(opts.getInt(DURATION)));
            if (RunsOn.of(type) == RunsOn.LOOK) {
                // the flow dissector's data are its struct bpf_flow_keys
                return new TestRun(opts.getInt(RETVAL), new byte[0], written, perRun);
            }
            byte[] left = contextOut();
            int note = type == ProgramType.XDP ? Math.min(contextOut.getInt(XDP_DATA), written.length) : 0;
            return new TestRun(opts.getInt(RETVAL),
                    withEthernet(Arrays.copyOfRange(written, note, written.length)), left,
                    Arrays.copyOf(written, note), perRun);
        }
    }

    /**
     * A context as given. It is asked back in any case: what the kernel gives back of an XDP program's packet begins
     * with the metadata before it, and {@code data} tells how many bytes that is ({@code bpf_prog_test_run_xdp}). Who
     * asks an {@code xdp_md} back gives one: Linux 6.18 takes its {@code data_end} for the end of what is not in pages.
     */
    private void context(int packetBytes) {
        boolean xdp = type == ProgramType.XDP;
        int bytes = ContextField.structBytes(type);
        byte[] given = xdp && input.context().length == 0 ? new byte[bytes] : input.context();
        if (bytes == 0) {
            return;
        }
        if (given.length > 0) {
            context = memory(given);
            opts.setPointer(CONTEXT_IN, context);
            opts.setInt(CONTEXT_SIZE_IN, given.length);
            if (xdp) {
                context.setInt(XDP_DATA_END, packetBytes);
            }
        }
        askBack(bytes);
    }

    /** {@code bpf_prog_test_run_raw_tp} and {@code bpf_prog_test_run_syscall} neither repeat nor measure. */
    private TestRun onContext() {
        byte[] given = input.context();
        if (given.length > 0) {
            context = memory(given);
            opts.setPointer(CONTEXT_IN, context);
            opts.setInt(CONTEXT_SIZE_IN, given.length);
            if (RunsOn.of(type) == RunsOn.STRUCT) {
                // the kernel writes back into what it was given: ctx_out is refused, and not needed
                contextOut = null;
            }
        }
        long start = System.nanoTime();
        for (int i = 0; i < input.repeat(); i++) {
            call(given.length + " bytes of context");
        }
        long nanos = (System.nanoTime() - start) / input.repeat();
        byte[] after = context == null || RunsOn.of(type) != RunsOn.STRUCT ? new byte[0]
                : context.getByteArray(0, given.length);
        return new TestRun(opts.getInt(RETVAL), new byte[0], after, Duration.ofNanos(nanos));
    }

    /** {@code bpf_prog_test_run_sk_lookup} takes no data, and writes the chosen socket's cookie back. */
    private TestRun onAddresses() {
        context = memory(input.context());
        opts.setPointer(CONTEXT_IN, context);
        opts.setInt(CONTEXT_SIZE_IN, input.context().length);
        opts.setInt(REPEAT, input.repeat());
        askBack(input.context().length);
        call("addresses in, " + input.repeat() + " times");
        return new TestRun(opts.getInt(RETVAL), new byte[0], contextOut(),
                Duration.ofNanos(Integer.toUnsignedLong(opts.getInt(DURATION))));
    }

    private void call(String what) {
        int code = Libbpf.bpf_prog_test_run_opts(program.fd().number(), opts);
        calls.add("BPF_PROG_TEST_RUN " + program.name() + ", " + what + " -> "
                + (code < 0 ? Errno.of(code) : opts.getInt(RETVAL)));
        if (code < 0) {
            throw RunTroubles.of(code, program.name(), type, input).toException();
        }
    }

    private void askBack(int bytes) {
        contextOut = new Memory(bytes);
        contextOut.clear();
        opts.setPointer(CONTEXT_OUT, contextOut);
        opts.setInt(CONTEXT_SIZE_OUT, bytes);
    }

    private byte[] contextOut() {
        return contextOut == null ? new byte[0] : contextOut.getByteArray(0, (int) contextOut.size());
    }

    /**
     * Where the program does not see the Ethernet header, the kernel gives back zeros for it ({@code
     * bpf_prog_test_run_skb}): it is as it was.
     */
    private byte[] withEthernet(byte[] written) {
        if (RunsOn.of(type) == RunsOn.PACKET && written.length >= ETHERNET_BYTES) {
            System.arraycopy(input.packet(), 0, written, 0, ETHERNET_BYTES);
        }
        return written;
    }

    private static Memory memory(byte[] bytes) {
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    @Override
    public void close() {
        for (Memory each : Arrays.asList(opts, data, context, contextOut)) {
            if (each != null) {
                each.close();
            }
        }
    }
}
