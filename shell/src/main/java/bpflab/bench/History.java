package bpflab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed in this session, and whether a line has ended it. */
public final class History {
    private final List<String> lines = new ArrayList<>();
    private final Journal journal;
    private Optional<SentLast> sent = Optional.empty();
    private boolean ended;

    History(Journal journal) {
        this.journal = journal;
    }

    /** What came of each line. */
    public Journal journal() {
        return journal;
    }

    /** Notes a line that was typed. */
    public synchronized void add(String line) {
        lines.add(line);
    }

    /** The lines, oldest first. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Notes what a person sent. */
    public synchronized void sent(SentLast packets) {
        sent = Optional.of(packets);
    }

    /** What a person sent last; empty when nothing was sent. */
    public synchronized Optional<SentLast> sentLast() {
        return sent;
    }

    /** Says that the session ends behind this line. */
    public synchronized void end() {
        ended = true;
    }

    /** Whether the session ends. */
    public synchronized boolean isEnded() {
        return ended;
    }
}
