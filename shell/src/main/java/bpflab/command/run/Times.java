package bpflab.command.run;

import bpflab.trouble.Trouble;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as they are typed: {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}; a bare number is seconds. */
public final class Times {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m|min|h|)");
    private static final Map<String, Integer> MILLIS =
            Map.of("ms", 1, "", 1000, "s", 1000, "m", 60_000, "min", 60_000, "h", 3_600_000);

    private Times() {}

    /**
     * The time.
     *
     * @throws bpflab.trouble.TroubleException it is not written so
     */
    public static Duration parse(String typed) {
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            throw Trouble.usage("\"" + typed + "\" is no length of time", "it is a number with ms, s, m or h", "5s")
                    .toException();
        }
        double number = Double.parseDouble(form.group(1));
        return Duration.ofMillis(Math.round(number * MILLIS.get(form.group(2))));
    }

    static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
