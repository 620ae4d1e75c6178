package bpflab.libbpf;

import bpflab.machine.Machine;
import com.sun.jna.Memory;

/**
 * System calls that neither libbpf of 2022 nor the C library have in the form that is needed. Each gives a descriptor
 * or 0, or a negative errno.
 */
public enum SystemCall {
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    PIDFD_OPEN(434, 434),
    PIDFD_GETFD(438, 438);

    private static final long CLOEXEC = 8;
    /** {@code O_EXCL}. */
    private static final long PIDFD_THREAD = 0x80;

    private final long x86;
    private final long generic;

    /** The number of x86-64, and that of asm-generic/unistd.h, which later architectures have. */
    SystemCall(long x86, long generic) {
        this.x86 = x86;
        this.generic = generic;
    }

    private long number() {
        return Machine.architecture().equals("x86_64") ? x86 : generic;
    }

    /**
     * {@code bpf(2)} with a {@code union bpf_attr}: for commands that libbpf 1.1 makes for fewer hooks than there are.
     */
    public static int bpf(int command, Memory attr) {
        return code(Libc.syscall(BPF.number(), (long) command, attr, attr.size()));
    }

    /** {@code perf_event_open(2)} with a {@code struct perf_event_attr}. */
    public static int perfEventOpen(Memory attr, long process, long cpu) {
        return code(Libc.syscall(PERF_EVENT_OPEN.number(), attr, process, cpu, -1, CLOEXEC));
    }

    /** {@code pidfd_open(2)}: a descriptor for a process. */
    public static int pidfdOpen(long process) {
        return code(Libc.syscall(PIDFD_OPEN.number(), process, 0L, 0L));
    }

    /** A descriptor for a thread that leads no process: {@code PIDFD_THREAD}, Linux 6.9. */
    public static int pidfdOpenThread(long thread) {
        return code(Libc.syscall(PIDFD_OPEN.number(), thread, PIDFD_THREAD, 0L));
    }

    /** {@code pidfd_getfd(2)}: a descriptor of our own for what that process has open. */
    public static int pidfdGetfd(Fd process, int theirs) {
        return code(Libc.syscall(PIDFD_GETFD.number(), (long) process.number(), (long) theirs, 0L));
    }

    private static int code(long answer) {
        return answer < 0 ? Libc.lastError() : (int) answer;
    }
}
