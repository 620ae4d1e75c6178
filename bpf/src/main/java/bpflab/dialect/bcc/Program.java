package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import java.util.List;

/**
 * A function that the kernel calls.
 *
 * @param function its tree
 * @param section what libbpf takes its type from
 */
record Program(Cursor function, String section) {
    /** Sections of programs that look at the kernel from outside, and may read all of its memory. */
    private static final List<String> TRACING = List.of(
            "kprobe", "kretprobe", "uprobe", "uretprobe", "ksyscall", "kretsyscall", "usdt", "tracepoint", "raw_tp",
            "perf_event");

    /** The section without what it is attached to. */
    String kind() {
        int slash = section.indexOf('/');
        return slash < 0 ? section : section.substring(0, slash);
    }

    /** Whether pointers that it gets are numbers to the verifier. */
    boolean isTracing() {
        return TRACING.contains(kind());
    }

    /** Whether it needs the kernel's own types. */
    boolean isKernel() {
        return isTracing() || List.of("fentry", "fexit", "fmod_ret", "lsm", "iter").contains(kind());
    }
}
