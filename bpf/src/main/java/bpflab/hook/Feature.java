package bpflab.hook;

/** A way into the kernel that not every kernel has, or lets root use; those of the distributions have all of them. */
public enum Feature {
    /** A program where nearly any kernel function begins or returns: {@code CONFIG_KPROBE_EVENTS}. */
    KPROBE("kprobe"),

    /** The same by a trampoline in the function's text, with typed arguments: Linux 5.5, on arm64 6.0. */
    FENTRY("fentry"),

    /**
     * A program that may say no to what a process wants: {@code CONFIG_BPF_LSM}, and {@code bpf} among the active
     * security modules.
     */
    LSM("LSM");

    private final String word;

    Feature(String word) {
        this.word = word;
    }

    /** As the field writes it: {@code kprobe}, {@code LSM}. */
    @Override
    public String toString() {
        return word;
    }
}
