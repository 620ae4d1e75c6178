package bpflab.why;

/** Numbers in sentences. */
final class Amounts {
    private Amounts() {}

    static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }

    /** How none of those that came is, {@code no event had}: of few it is said how few there were. */
    static String noneHad(long came, String one) {
        return came == 1 ? "the only " + one + " that came had not" : came == 2
                ? "neither of the two " + one + "s that came had" : "no " + one + " had";
    }
}
