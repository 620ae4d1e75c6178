package bpflab.check;

/** What a check says of the evidence. */
public sealed interface Verdict {
    /** What was seen, in a few words: {@code 3 replies}; empty when nobody looked. */
    String found();

    /** It holds. */
    record Passed(String found) implements Verdict {}

    /** It does not hold. */
    record NotYet(String expected, String found) implements Verdict {}

    /** Nobody looked. */
    record Skipped(String reason) implements Verdict {
        @Override
        public String found() {
            return "";
        }
    }
}
