package bpflab.check;

import bpflab.lesson.Seen;

/** What a check says of the evidence. */
public sealed interface Verdict {
    /** What was seen, in a few words: {@code 3 replies}; empty when nobody looked. */
    String found();

    /** It holds. */
    record Passed(String found) implements Verdict {}

    /**
     * It does not hold.
     *
     * @param why what was seen, in a word: hints are about that
     */
    record NotYet(String expected, String found, Seen why) implements Verdict {
        NotYet(String expected, String found) {
            this(expected, found, Seen.WRONG);
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
