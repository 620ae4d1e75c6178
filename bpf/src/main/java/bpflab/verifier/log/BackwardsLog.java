package bpflab.verifier.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a log from its end backwards, read as far as somebody asks: what matters to a refusal is near the end,
 * and a log can have 400,000 lines.
 */
public final class BackwardsLog {
    /** Where the search for a value's origin gives up. */
    private static final int MOST_LINES = 100_000;

    private final String text;
    private final List<LogLine> lines = new ArrayList<>();
    private int unread;

    /** The lines of {@code text} before {@code end}. */
    public BackwardsLog(String text, int end) {
        this.text = text;
        this.unread = end;
    }

    /** Whether there is a line that many lines before the last. */
    public boolean has(int back) {
        while (lines.size() <= back && unread > 0 && lines.size() < MOST_LINES) {
            readOne();
        }
        return back < lines.size();
    }

    /** The line that many lines before the last: 0 is the last. */
    public LogLine get(int back) {
        if (!has(back)) {
            throw new IndexOutOfBoundsException(back);
        }
        return lines.get(back);
    }

    private void readOne() {
        int end = text.charAt(unread - 1) == '\n' ? unread - 1 : unread;
        int begin = end == 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
        List<LogLine> read = LogReader.read(text.substring(begin, end));
        for (int i = read.size() - 1; i >= 0; i--) {
            lines.add(read.get(i));
        }
        unread = begin;
    }
}
