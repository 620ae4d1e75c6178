package bpflab.insn;

/**
 * What a call's immediate means: its source register field, {@code BPF_PSEUDO_CALL} and {@code BPF_PSEUDO_KFUNC_CALL}.
 */
public enum CallKind {
    /** A helper's id; after the verifier, the distance of a kernel function from {@code __bpf_call_base}. */
    HELPER,
    /** A distance in slots; after the verifier, the function's place in the program. */
    SUBPROGRAM,
    /** A function's BTF id; after the verifier, as with {@link #HELPER}. */
    KERNEL_FUNCTION,
    UNKNOWN;

    static CallKind of(int src) {
        return values()[Math.min(src, UNKNOWN.ordinal())];
    }
}
