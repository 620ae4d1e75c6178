package bpflab.verifier.log;

import bpflab.verifier.log.LogLine.Analysis;
import bpflab.verifier.log.LogLine.Other;
import bpflab.verifier.log.LogLine.Rejection;
import bpflab.verifier.log.LogLine.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a log ends: with the reason, of one or more lines, from Linux 7.3 on a report on it, and the account.
 *
 * @param message the lines of the reason; empty when the log does not end in a refusal
 * @param report what the kernel says of it at length, from {@code Verification failed: …} on; empty before Linux 7.3
 * @param lines how many lines the ending has, reason, report and account together
 * @param tail the whole log backwards, ending included
 */
public record LogEnding(List<String> message, List<String> report, int lines, BackwardsLog tail) {
    /** No message is longer; what came before it is something else. */
    private static final int MOST_LINES = 12;
    /** The longest report has the source lines and the causes of some dozen steps. */
    private static final int MOST_REPORT_LINES = 400;
    /** Reasons are sentences; the rules look through all of it. */
    private static final int LONGEST_LINE = 600;
    private static final String REPORT = "Verification failed: ";

    /** The ending of a log. */
    public static LogEnding of(String log) {
        BackwardsLog tail = new BackwardsLog(log, log.length());
        int begin = reportBegins(tail);
        List<String> report = new ArrayList<>();
        for (int i = begin; i >= 0; i--) {
            if (!(tail.get(i) instanceof Statistic)) {
                report.add(tail.get(i).text());
            }
        }
        List<String> message = new ArrayList<>();
        int back = begin + 1;
        while (tail.has(back) && back <= begin + MOST_LINES * 2 && message.size() < MOST_LINES) {
            LogLine line = tail.get(back);
            if (line instanceof Other other) {
                if (!other.text().isBlank()) {
                    message.add(cut(other.text()));
                }
            } else if (!(line instanceof Statistic) && !isLoopState(line)) {
                break;
            }
            back++;
        }
        Collections.reverse(message);
        return new LogEnding(List.copyOf(message), List.copyOf(report), back, tail);
    }

    private static String cut(String line) {
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }

    /** How many lines before the end the report begins; -1 when there is none. */
    private static int reportBegins(BackwardsLog tail) {
        for (int back = 0; back < MOST_REPORT_LINES && tail.has(back); back++) {
            LogLine line = tail.get(back);
            if (line.text().startsWith(REPORT)) {
                return back;
            }
            if (line instanceof LogLine.Step || line instanceof LogLine.Path) {
                return -1;
            }
        }
        return -1;
    }

    /**
     * The lines of a section of the report, as {@code Reason}, without their indentation; none when it is not there.
     */
    public List<String> section(String name) {
        List<String> lines = new ArrayList<>();
        boolean in = false;
        for (String line : report) {
            boolean heads = line.strip().matches("[A-Z][A-Za-z ]{1,40}:.*") && !line.startsWith("      ");
            if (heads) {
                in = line.strip().startsWith(name + ":");
                String same = line.strip().substring(Math.min(line.strip().length(), name.length() + 1)).strip();
                if (in && !same.isEmpty()) {
                    lines.add(same);
                }
            } else if (in && !line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return lines;
    }

    /** What the report calls it, {@code CLASS: TITLE}; empty when there is none. */
    public String title() {
        return report.isEmpty() ? "" : report.get(0).substring(REPORT.length()).strip();
    }

    /** After an endless loop the two states that are equal follow the reason. */
    private static boolean isLoopState(LogLine line) {
        return line instanceof Analysis analysis
                && (analysis.text().startsWith("cur state:") || analysis.text().startsWith("old state:"));
    }

    /** The same line, known as the reason when it is one. */
    LogLine named(LogLine line) {
        boolean reason = message.contains(line.text()) || report.contains(line.text());
        return line instanceof Other other && reason && !other.text().isBlank() ? new Rejection(other.text()) : line;
    }
}
