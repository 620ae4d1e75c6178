package bpflab.view;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them: grouped, with a unit that fits. The same in every locale, so that lessons match. */
public final class Units {
    private Units() {}

    /** {@code 1,000,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 entry}, {@code 2 entries}: the plural is the singular with an s unless given. */
    public static String count(long number, String singular, String plural) {
        return count(number) + " " + (number == 1 ? singular : plural);
    }

    /** {@code 41 ns}, else as {@link #time}. */
    public static String nanos(Duration time) {
        return time.toNanos() < 1000 ? time.toNanos() + " ns" : time(time);
    }

    /** {@code 31 µs}, {@code 41 ms}, {@code 2.1 s}. */
    public static String time(Duration time) {
        long micros = time.toNanos() / 1000;
        if (micros < 1000) {
            return micros + " µs";
        }
        return micros < 1_000_000 ? micros / 1000 + " ms" : String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }
}
