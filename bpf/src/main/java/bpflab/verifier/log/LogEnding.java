package bpflab.verifier.log;

import bpflab.verifier.log.LogLine.Analysis;
import bpflab.verifier.log.LogLine.Other;
import bpflab.verifier.log.LogLine.Rejection;
import bpflab.verifier.log.LogLine.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a log ends: with the reason, of one or more lines, and the account.
 *
 * @param message the lines of the reason; empty when the log does not end in a refusal
 * @param lines how many lines the ending has, reason and account together
 * @param tail the whole log backwards, ending included
 */
public record LogEnding(List<String> message, int lines, BackwardsLog tail) {
    /** No message is longer; what came before it is something else. */
    private static final int MOST_LINES = 12;

    /** The ending of a log. */
    public static LogEnding of(String log) {
        BackwardsLog tail = new BackwardsLog(log, log.length());
        List<String> message = new ArrayList<>();
        int back = 0;
        while (tail.has(back) && back < MOST_LINES * 2 && message.size() < MOST_LINES) {
            LogLine line = tail.get(back);
            if (line instanceof Other other) {
                if (!other.text().isBlank()) {
                    message.add(other.text());
                }
            } else if (!(line instanceof Statistic) && !isLoopState(line)) {
                break;
            }
            back++;
        }
        Collections.reverse(message);
        return new LogEnding(List.copyOf(message), back, tail);
    }

    /** After an endless loop the two states that are equal follow the reason. */
    private static boolean isLoopState(LogLine line) {
        return line instanceof Analysis analysis
                && (analysis.text().startsWith("cur state:") || analysis.text().startsWith("old state:"));
    }

    /** The same line, known as the reason when it is one. */
    LogLine named(LogLine line) {
        return line instanceof Other other && message.contains(other.text()) ? new Rejection(other.text()) : line;
    }
}
