package bpflab.why;

/** Numbers in sentences. */
final class Amounts {
    private Amounts() {}

    static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }
}
