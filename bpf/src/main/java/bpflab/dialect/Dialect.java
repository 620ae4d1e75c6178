package bpflab.dialect;

/** A way in which BPF programs were written, and what is known by it. */
public enum Dialect {
    /** BCC's: its rewriter makes plain C of macros and methods before its own clang sees them. */
    BCC("BCC"),
    /**
     * {@code struct bpf_map_def SEC("maps")}, which libbpf took until 1.0, and iproute2's {@code struct bpf_elf_map}.
     */
    OLD_MAPS("old maps"),
    /** Headers of the kernel's own tree, and what they declared by the way. */
    KERNEL_TREE("kernel samples"),
    /**
     * What loaders before libbpf 1.0 took: a program that is static in a section of its own, or in a section that says
     * no type, in a text that their header stood above.
     */
    OLD_LOADER("old loaders");

    private final String label;

    Dialect(String label) {
        this.label = label;
    }

    /** Its name, in a sentence. */
    public String label() {
        return label;
    }
}
