package bpflab.insn;

/**
 * What the 64 bits of {@code lddw} are: its source register field, {@code BPF_PSEUDO_*} in include/uapi/linux/bpf.h.
 */
public enum WideKind {
    VALUE, MAP_FD, MAP_VALUE, BTF_ID, FUNCTION, MAP_INDEX, MAP_INDEX_VALUE, UNKNOWN;

    static WideKind of(int src) {
        return values()[Math.min(src, UNKNOWN.ordinal())];
    }
}
