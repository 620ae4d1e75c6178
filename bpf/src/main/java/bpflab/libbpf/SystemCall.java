package bpflab.libbpf;

import bpflab.machine.Machine;
import com.sun.jna.Function;
import com.sun.jna.Memory;

/**
 * System calls that neither libbpf of 2022 nor the C library have in the form that is needed, and those that a short
 * look at the kernel needs, without all that {@link Libc} and {@link Libbpf} bind. Each gives a descriptor or 0, or a
 * negative errno.
 */
public enum SystemCall {
    CLOSE(3, 57),
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    PIDFD_OPEN(434, 434),
    PIDFD_GETFD(438, 438);

    private static final long CLOEXEC = 8;
    /** {@code O_EXCL}. */
    private static final long PIDFD_THREAD = 0x80;

    /** {@code syscall(2)} of the C library, called by its address: of integers only, so JNA need bind no types. */
    private static final Function ENTRY = Binding.libc().getFunction("syscall");

    private final long x86;
    private final long generic;

    /** The number of x86-64, and that of asm-generic/unistd.h, which later architectures have. */
    SystemCall(long x86, long generic) {
        this.x86 = x86;
        this.generic = generic;
    }

    /** Initializes this class, and JNA with it. */
    static void getReady() {
        // The class is initialized by now.
    }

    private int call(Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = Machine.architecture().equals("x86_64") ? x86 : generic;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        long answer = ENTRY.invokeLong(all);
        return answer < 0 ? Errno.last() : (int) answer;
    }

    /** {@code close(2)}. */
    public static void close(int descriptor) {
        CLOSE.call((long) descriptor);
    }

    /**
     * {@code bpf(2)} with a {@code union bpf_attr}: for commands that libbpf 1.1 makes for fewer hooks than there are.
     */
    public static int bpf(int command, Memory attr) {
        return BPF.call((long) command, attr, attr.size());
    }

    /** {@code perf_event_open(2)} with a {@code struct perf_event_attr}. */
    public static int perfEventOpen(Memory attr, long process, long cpu) {
        return PERF_EVENT_OPEN.call(attr, process, cpu, -1L, CLOEXEC);
    }

    /** {@code pidfd_open(2)}: a descriptor for a process. */
    public static int pidfdOpen(long process) {
        return PIDFD_OPEN.call(process, 0L);
    }

    /** A descriptor for a thread that leads no process: {@code PIDFD_THREAD}, Linux 6.9. */
    public static int pidfdOpenThread(long thread) {
        return PIDFD_OPEN.call(thread, PIDFD_THREAD);
    }

    /** {@code pidfd_getfd(2)}: a descriptor of our own for what that process has open. */
    public static int pidfdGetfd(Fd process, int theirs) {
        return PIDFD_GETFD.call((long) process.number(), (long) theirs, 0L);
    }
}
