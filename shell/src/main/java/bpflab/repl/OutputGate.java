package bpflab.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/**
 * The one door to the terminal. What comes while a line is typed goes above it; what comes while a program holds the
 * whole terminal (pager, editor) waits: JLine's printAbove would print into the middle of it.
 */
final class OutputGate {
    private static final int MOST_WAITING = 2000;
    private static final int MOST_AT_ONCE = 200;

    private final Terminal terminal;
    private final List<StyledLine> waiting = new ArrayList<>();
    private LineReader reader;
    private boolean lent;
    private long dropped;
    /** How many rows of the screen the last redrawn view takes, if nothing was printed since; else 0. */
    private int drawn;

    OutputGate(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Says which reader reads lines. */
    synchronized void serve(LineReader lineReader) {
        reader = lineReader;
    }

    /**
     * Lines in the place of those that were last drawn so. What is higher than the screen is cut: what has scrolled
     * off cannot be drawn over.
     */
    synchronized void redraw(List<StyledLine> lines, int columns) {
        int room = Math.max(2, terminal.getRows() <= 0 ? Integer.MAX_VALUE : terminal.getRows() - 1);
        int before = drawn;
        List<StyledLine> shown = new ArrayList<>();
        int rows = 0;
        for (StyledLine line : lines) {
            if (rows + line.rows(columns) >= room && shown.size() + 1 < lines.size()) {
                shown.add(StyledLine.plain("… " + (lines.size() - shown.size()) + " lines more"));
                rows++;
                break;
            }
            shown.add(line);
            rows += line.rows(columns);
        }
        if (before > 0) {
            terminal.writer().print("\033[" + before + "A\r\033[J");
        }
        print(shown);
        drawn = rows;
    }

    /** Lines of the command that runs. */
    synchronized void print(List<StyledLine> lines) {
        drawn = 0;
        lines.forEach(line -> terminal.writer().println(line.ansi()));
        terminal.flush();
    }

    /**
     * Lines of an answer, which may be very many.
     *
     * @throws InterruptedException the thread was interrupted: what is left is not printed
     */
    synchronized void printAnswer(List<StyledLine> lines) throws InterruptedException {
        for (int at = 0; at < lines.size(); at += MOST_AT_ONCE) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            print(lines.subList(at, Math.min(lines.size(), at + MOST_AT_ONCE)));
        }
    }

    /** Lines that nobody asked for now: traces, notices. In one go, because each redraws the line being typed. */
    synchronized void above(List<StyledLine> lines) {
        if (lent) {
            keep(lines);
        } else if (reader != null && reader.isReading() && !lines.isEmpty()) {
            reader.printAbove(lines.stream().map(StyledLine::ansi).collect(Collectors.joining("\n")));
        } else {
            print(lines);
        }
    }

    /** Lends the whole terminal to a program for as long as it runs. */
    void lend(Borrower program) throws InterruptedException {
        synchronized (this) {
            lent = true;
        }
        try {
            program.run();
        } finally {
            takeBack();
        }
    }

    private void keep(List<StyledLine> lines) {
        int room = Math.min(lines.size(), MOST_WAITING - waiting.size());
        waiting.addAll(lines.subList(0, room));
        dropped += lines.size() - room;
    }

    private synchronized void takeBack() {
        lent = false;
        if (dropped > 0) {
            waiting.add(StyledLine.plain("… " + dropped + " lines more"));
        }
        above(List.copyOf(waiting));
        waiting.clear();
        dropped = 0;
    }

    /** What draws on the whole terminal. */
    interface Borrower {
        void run() throws InterruptedException;
    }
}
