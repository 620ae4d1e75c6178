package bpflab.verifier.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A log that somebody saved or pasted, with what tools put around it taken away. Of a long one the end is kept: what
 * matters to a rejection is there.
 *
 * @param program the program's name, where a tool tells it; else empty
 * @param section its section, where a tool tells it; else empty
 * @param log the verifier's own lines
 * @param reason what the tool says of the error, for a log that is empty
 * @param lines how many lines the whole text had
 * @param kept how many of them, the last ones, are in {@code log}
 */
public record SavedLog(String program, String section, VerifierLog log, String reason, long lines, long kept) {
    /** The characters of a log that are kept. */
    private static final int MOST_CHARS = 8 << 20;
    /** A line that is longer is cut: no verifier writes one. */
    private static final int LONGEST_LINE = 1 << 16;

    /**
     * Reads all of it; memory is bounded however long it is.
     *
     * @return the log of the last program that was rejected in it
     * @throws IOException it cannot be read
     */
    public static SavedLog read(BufferedReader text) throws IOException {
        Wrapping wrapping = new Wrapping();
        Deque<String> tail = new ArrayDeque<>();
        long chars = 0;
        long lines = 0;
        SavedLog rejected = null;
        for (String line = next(text); line != null; line = next(text)) {
            lines++;
            String program = wrapping.program();
            String section = wrapping.section();
            List<String> inside = wrapping.own(line);
            if (wrapping.begins()) {
                rejected = isRejection(tail) ? of(program, section, tail, wrapping.reason(), lines) : rejected;
                tail.clear();
                chars = 0;
            }
            for (String own : inside) {
                tail.addLast(own);
                chars += own.length() + 1;
            }
            while (chars > MOST_CHARS && tail.size() > 1) {
                chars -= tail.removeFirst().length() + 1;
            }
        }
        SavedLog last = of(wrapping.program(), wrapping.section(), tail, wrapping.reason(), lines);
        boolean accepted = !tail.isEmpty() && last.log().rejection().isEmpty();
        return accepted && rejected != null ? rejected : last;
    }

    /** Whether it is a whole log, and of a program that was rejected. */
    private static boolean isRejection(Deque<String> tail) {
        return !tail.isEmpty() && Wrapping.isAccount(tail.peekLast())
                && !new VerifierLog(text(List.copyOf(tail))).rejection().isEmpty();
    }

    private static SavedLog of(String program, String section, Deque<String> tail, String reason, long lines) {
        return new SavedLog(program, section, new VerifierLog(text(Wrapping.joined(List.copyOf(tail)))), reason, lines,
                tail.size());
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** A line, cut where it is longer than any log's. */
    private static String next(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Whether only the end of it was kept. */
    public boolean isCut() {
        return log.text().length() >= MOST_CHARS - LONGEST_LINE;
    }
}
