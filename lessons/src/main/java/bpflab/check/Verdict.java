package bpflab.check;

/** What a check says of the evidence. */
public sealed interface Verdict {
    /** What was seen, in a few words: {@code 3 replies}; empty when nobody looked. */
    String found();

    /** It holds. */
    record Passed(String found) implements Verdict {}

    /**
     * It does not hold.
     *
     * @param late what was waited for did not come in time
     */
    record NotYet(String expected, String found, boolean late) implements Verdict {
        NotYet(String expected, String found) {
            this(expected, found, false);
        }
    }

    /** Nobody looked. */
    record Skipped(String reason) implements Verdict {
        @Override
        public String found() {
            return "";
        }
    }
}
