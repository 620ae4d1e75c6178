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

    private final Terminal terminal;
    private final List<StyledLine> waiting = new ArrayList<>();
    private LineReader reader;
    private boolean lent;
    private long dropped;

    OutputGate(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Says which reader reads lines. */
    synchronized void serve(LineReader lineReader) {
        reader = lineReader;
    }

    /** Lines of the command that runs. */
    synchronized void print(List<StyledLine> lines) {
        lines.forEach(line -> terminal.writer().println(line.ansi()));
        terminal.flush();
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
