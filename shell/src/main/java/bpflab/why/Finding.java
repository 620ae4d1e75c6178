package bpflab.why;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the answer.
 *
 * @param what what was looked at, in a few words
 * @param evidence what was seen
 * @param cures what to do about it, the first thing first: of the cause what mends it, of others what shows more
 */
public record Finding(Mark mark, String what, String evidence, List<Cure> cures) {
    /** How it stands. */
    public enum Mark {
        /** As it should be. */
        GOOD("✓"),
        /** The cause. */
        CAUSE("✗"),
        /** Nothing that can be told from here. */
        OPEN("–");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        /** The sign in front of the line. */
        public String sign() {
            return sign;
        }
    }

    /**
     * A step that mends a cause, or shows more of what was found.
     *
     * @param words what it does, or where
     * @param text what to type; empty where the words say all
     * @param code whether that is C to write, rather than a command
     */
    public record Cure(String words, String text, boolean code) {}

    public Finding {
        cures = List.copyOf(cures);
    }

    static Finding good(String what, String evidence) {
        return new Finding(Mark.GOOD, what, evidence, List.of());
    }

    static Finding open(String what, String evidence) {
        return new Finding(Mark.OPEN, what, evidence, List.of());
    }

    static Finding cause(String what, String evidence, String words, String command) {
        return new Finding(Mark.CAUSE, what, evidence, List.of()).then(words, command);
    }

    /** The same with one more command to type after the others. */
    Finding then(String words, String command) {
        return and(new Cure(words, command, false));
    }

    /** The same with C to write. */
    Finding write(String words, String code) {
        return and(new Cure(words, code, true));
    }

    private Finding and(Cure cure) {
        List<Cure> more = new ArrayList<>(cures);
        more.add(cure);
        return new Finding(mark, what, evidence, more);
    }
}
