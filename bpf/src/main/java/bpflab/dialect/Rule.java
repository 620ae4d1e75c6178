package bpflab.dialect;

/** One thing that a dialect has otherwise than today's C. */
public interface Rule {
    /**
     * Looks for it in the text, and says in the draft what is to be changed, what cannot be, and what to know of it.
     *
     * @throws InterruptedException Ctrl-C while clang ran
     */
    void apply(Request request, Draft draft) throws InterruptedException;
}
