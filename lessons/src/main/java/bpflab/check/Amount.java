package bpflab.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much is expected.
 *
 * @param atLeast whether more is as good
 * @param count the number
 */
public record Amount(boolean atLeast, long count) {
    private static final Pattern FORM = Pattern.compile("(at least )?(\\d{1,12}|no)\\b\\s*(.*)");

    /** Reads {@code 3 replies}, {@code at least 1 entry}, {@code no replies}; empty when it is none of these. */
    static Optional<Amount> of(String text, String one, String many) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !(matcher.group(3).equals(one) || matcher.group(3).equals(many))) {
            return Optional.empty();
        }
        long count = matcher.group(2).equals("no") ? 0 : Long.parseLong(matcher.group(2));
        return Optional.of(new Amount(matcher.group(1) != null, count));
    }

    boolean fits(long seen) {
        return atLeast ? seen >= count : seen == count;
    }

    String words(String one, String many) {
        return (atLeast ? "at least " : "") + words(count, one, many);
    }

    static String words(long count, String one, String many) {
        return (count + " " + (count == 1 ? one : many)).strip();
    }
}
