package bpflab.bench;

import bpflab.tour.Tour;
import bpflab.view.Extent;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened in this session, line by line: what {@code :notes} writes. What was seen is kept as documents and laid
 * out only when somebody asks, and very long answers are not kept.
 */
public final class Journal {
    /** Rows of an answer beyond which nobody reads it in notes. */
    private static final int MOST_ROWS = 2_000;

    private final CurrentTour tour;
    private final NamedFiles files;
    private final List<Entry> entries = new ArrayList<>();
    private boolean byHand;

    Journal(CourseSession course, WorkingFolder folder) {
        this.tour = course.tour();
        this.files = new NamedFiles(course, folder);
    }

    /** How a line ended. */
    public enum Ending {
        /** All was well. */
        DONE,
        /** It was a "no". */
        NO,
        /** Somebody at the terminal had a hand in it: an editor, a question, Ctrl-C. */
        BY_HAND,
        /** It was a remark of the student's, and nothing ran. */
        REMARK
    }

    /**
     * A line of the session.
     *
     * @param before where in a lesson the student was before it
     * @param after where the student was behind it
     * @param command the name of its command, however short it was typed; empty for anything else
     * @param line as typed
     * @param seen what was shown because of it; empty when that was very long
     * @param files the student's own files that it names, as they were before it
     */
    public record Entry(
            Optional<Tour> before, Optional<Tour> after, String command, String line, Ending ending, List<View> seen,
            List<NamedFiles.Text> files) {
        public Entry {
            seen = List.copyOf(seen);
            files = List.copyOf(files);
        }
    }

    /** What happened so far, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Says that somebody at the terminal has a hand in the line that runs. */
    public synchronized void byHand() {
        byHand = true;
    }

    /** A line is about to be run, and shows what it does on that screen. */
    public synchronized Page open(String line, Screen screen) {
        byHand = false;
        return new Page(line, screen, entries.size());
    }

    private synchronized void add(Entry entry, int openedAt) {
        if (entries.size() == openedAt) { // else the line ran others, which stand there
            entries.add(entry);
        }
    }

    private synchronized Ending ending(boolean ok) {
        return byHand ? Ending.BY_HAND : ok ? Ending.DONE : Ending.NO;
    }

    /** One line, while it runs. */
    public final class Page implements Screen {
        private final String line;
        private final Screen screen;
        private final int openedAt;
        private final Optional<Tour> before = tour.now();
        private final List<NamedFiles.Text> named;
        private final List<View> seen = new ArrayList<>();
        private int rows;

        private Page(String line, Screen screen, int openedAt) {
            this.line = line.strip();
            this.screen = screen;
            this.openedAt = openedAt;
            this.named = files.in(this.line);
        }

        @Override
        public void show(View view) {
            keep(view);
            screen.show(view);
        }

        @Override
        public void redraw(View view) {
            keep(view);
            screen.redraw(view);
        }

        /** It was a remark. */
        public void remark() {
            end("", Ending.REMARK);
        }

        /** It is done. */
        public void done(String command, boolean ok, View answer) {
            keep(answer);
            end(command, ending(ok));
        }

        /** It was stopped by Ctrl-C. */
        public void stopped(String command) {
            end(command, Ending.BY_HAND);
        }

        private void end(String command, Ending ending) {
            add(new Entry(before, tour.now(), command, line, ending, kept(), named), openedAt);
        }

        private synchronized void keep(View view) {
            rows += Extent.rows(view);
            if (rows <= MOST_ROWS) {
                seen.add(view);
            }
        }

        private synchronized List<View> kept() {
            return rows <= MOST_ROWS ? seen : List.of();
        }
    }
}
