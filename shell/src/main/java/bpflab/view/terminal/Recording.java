package bpflab.view.terminal;

import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes views on to a screen and keeps what they say, laid out at one fixed width: what was seen is then the same in
 * every window.
 */
public final class Recording implements Screen {
    /** The width that expected output in lessons is written for. */
    public static final int COLUMNS = 100;

    private static final int MOST_LINES = 20_000;

    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    /** A recording of what goes to {@code screen}. */
    public Recording(Screen screen) {
        this.screen = screen;
    }

    /** A recording that nobody watches. */
    public static Recording unseen() {
        return new Recording(view -> { });
    }

    @Override
    public void show(View view) {
        keep(view);
        screen.show(view);
    }

    @Override
    public void redraw(View view) {
        try {
            keepAnswer(view);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        screen.redraw(view);
    }

    /** Keeps a view's lines without passing it on. */
    public synchronized void keep(View view) {
        if (lines.size() < MOST_LINES) {
            keep(TerminalRenderer.lines(view, COLUMNS));
        }
    }

    /**
     * Keeps an answer's lines.
     *
     * @throws InterruptedException the thread was interrupted before all was laid out: none is kept then
     */
    public synchronized void keepAnswer(View view) throws InterruptedException {
        if (lines.size() < MOST_LINES) {
            keep(TerminalRenderer.linesInterruptibly(view, COLUMNS));
        }
    }

    private void keep(List<Line> more) {
        more.forEach(line -> lines.add(Clean.line(line).text()));
    }

    /** What was seen so far, as plain lines. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
