package bpflab.hook;

/** A place in the kernel that runs a program. One record a hook, each in a file of its own. */
public sealed interface Hook permits Xdp {
    /** The word that names the kind in commands: {@code xdp}. */
    String kind();

    /** Where, in a person's words: {@code lab0}. */
    String target();

    /** Answers for the hook that this is. */
    <R> R match(Cases<R> on);

    /** One answer for each hook: what has to know them all does not compile until it answers a new one. */
    interface Cases<R> {
        R xdp(Xdp hook);
    }
}
