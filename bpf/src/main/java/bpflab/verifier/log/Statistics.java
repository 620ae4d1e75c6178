package bpflab.verifier.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What verification cost, as the end of a log tells it: {@code print_verification_stats} in
 * {@code kernel/bpf/verifier.c}.
 *
 * @param instructions how many instructions the verifier looked at, on all paths together
 * @param limit how many it would look at
 * @param states how many states it kept, in total
 * @param peakStates how many at once
 * @param stackDepth bytes of stack, function by function, as {@code 32+16}; empty unless statistics were asked for
 * @param micros the time in microseconds; -1 unless statistics were asked for
 */
public record Statistics(long instructions, long limit, long states, long peakStates, String stackDepth, long micros) {
    private static final Pattern PROCESSED =
            Pattern.compile(
                    "processed (\\d{1,18}) insns \\(limit (\\d{1,18})\\)(?:.*? total_states (\\d{1,18}) peak_states "
                            + "(\\d{1,18}))?");
    private static final Pattern TIME = Pattern.compile("verification time (\\d{1,18}) usec");
    private static final Pattern STACK = Pattern.compile("stack depth ([\\d+]+)");
    /** The account is the log's end: three lines, and room for what newer kernels may add. */
    private static final int LAST_CHARS = 2000;

    static Optional<Statistics> of(String log) {
        String end = log.substring(Math.max(0, log.length() - LAST_CHARS));
        Matcher processed = PROCESSED.matcher(end);
        if (!processed.find()) {
            return Optional.empty();
        }
        Matcher time = TIME.matcher(end);
        Matcher stack = STACK.matcher(end);
        return Optional.of(
                new Statistics(number(processed, 1), number(processed, 2), number(processed, 3), number(processed, 4),
                stack.find() ? stack.group(1) : "", time.find() ? number(time, 1) : -1));
    }

    private static long number(Matcher match, int group) {
        return match.group(group) == null ? 0 : Long.parseLong(match.group(group));
    }
}
