package bpflab.dialect;

/** A way in which BPF programs were written, and what is known by it. */
public enum Dialect {
    /** BCC's: its rewriter makes plain C of macros and methods before its own clang sees them. */
    BCC("BCC", "macros and methods that BCC rewrites"),
    /**
     * {@code struct bpf_map_def SEC("maps")}, which libbpf took until 1.0, and iproute2's {@code struct bpf_elf_map}.
     */
    OLD_MAPS("old maps", "map definitions that libbpf does not take since 1.0"),
    /** Headers of the kernel's own tree, and what they declared by the way. */
    KERNEL_TREE("kernel samples", "headers that only the kernel's own source tree has"),
    /**
     * What loaders before libbpf 1.0 took: a program that is static in a section of its own, or in a section that says
     * no type, in a text that their header stood above.
     */
    OLD_LOADER("old loaders", "programs as only loaders before libbpf 1.0 took them");

    private final String label;
    private final String what;

    Dialect(String label, String what) {
        this.label = label;
        this.what = what;
    }

    /** Its name, in a sentence. */
    public String label() {
        return label;
    }

    /** What is translated of it, in a few words. */
    public String what() {
        return what;
    }
}
