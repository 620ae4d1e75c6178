package bpflab.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much is expected.
 *
 * @param atLeast whether more is as good
 * @param count the number
 * @param unit what is counted
 */
record Amount(boolean atLeast, long count, Unit unit) {
    private static final Pattern FORM = Pattern.compile("(at least )?(\\d{1,12}|no)\\b\\s*(.*)");

    /**
     * Reads {@code 3 replies}, {@code at least 1 entry}, {@code no replies}.
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
        return new Amount(matcher.group(1) != null, count, unit);
    }

    boolean fits(long seen) {
        return atLeast ? seen >= count : seen == count;
    }

    String words() {
        return (atLeast ? "at least " : "") + unit.words(count);
    }
}
