package bpflab.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much is expected.
 *
 * @param bound what other numbers are as good
 * @param count the number
 * @param unit what is counted
 */
record Amount(Bound bound, long count, Unit unit) {
    private static final Pattern FORM = Pattern.compile("(at least |at most )?(\\d{1,12}|no)\\b\\s*(.*)");

    /** Which side of the number is right as well. */
    enum Bound {
        EXACTLY(""), AT_LEAST("at least "), AT_MOST("at most ");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        private static Bound of(String words) {
            for (Bound bound : values()) {
                if (bound.words.equals(words)) {
                    return bound;
                }
            }
            return EXACTLY;
        }
    }

    /**
     * Reads {@code 3 replies}, {@code at least 1 entry}, {@code at most 9 entries}, {@code no replies}.
     *
     * @param example what is understood here
     * @throws NotUnderstood it is none of these
     */
    static Amount of(String text, Unit unit, String example) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !unit.isCalled(matcher.group(3))) {
            throw new NotUnderstood("\"" + text + "\" is not understood here", example);
        }
        long count = matcher.group(2).equals("no") ? 0 : Long.parseLong(matcher.group(2));
        return new Amount(Bound.of(matcher.group(1)), count, unit);
    }

    boolean fits(long seen) {
        return seen == count || bound == Bound.AT_LEAST && seen > count || bound == Bound.AT_MOST && seen < count;
    }

    String words() {
        return bound.words + unit.words(count);
    }
}
