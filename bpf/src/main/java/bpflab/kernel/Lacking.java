package bpflab.kernel;

/**
 * What a kernel has not that a kind of hook needs.
 *
 * @param why {@code this kernel has no kprobes (CONFIG_KPROBE_EVENTS)}
 * @param instead what may do in its place
 */
public record Lacking(String why, String instead) {
    /** A line to type: what does instead is written into the source, and the hooks are listed by that. */
    public String hint() {
        return instead.startsWith("SEC(") ? ":help attach   # " + instead : instead;
    }
}
