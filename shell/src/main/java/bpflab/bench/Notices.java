package bpflab.bench;

import bpflab.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened while nobody asked: single words, and sources that are followed while the student works. */
public final class Notices implements AutoCloseable {
    private final List<String> words = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** Something that goes on: read by one thread at a time. */
    public interface Source extends AutoCloseable {
        /** What came since this was last asked, no more than fits into a glance; nothing is waited for. */
        View take();

        @Override
        void close();
    }

    /** Notes something. */
    public synchronized void add(String happened) {
        words.add(happened);
    }

    /** Notes where to look on behind the line that runs, for whoever typed it. */
    public synchronized void hint(String lookingOn) {
        hints.add(lookingOn);
    }

    /** Forgets the hints behind a line that nobody typed. */
    public synchronized void forgetHints() {
        hints.clear();
    }

    /** What happened since this was last asked, oldest first, then hints. */
    public synchronized List<String> take() {
        List<String> taken = new ArrayList<>(words);
        taken.addAll(hints);
        words.clear();
        hints.clear();
        return taken;
    }

    /** Follows a source, until it is let go of. */
    public synchronized void follow(String name, Source source) {
        letGo(name);
        sources.put(name, source);
    }

    /**
     * Follows it no longer.
     *
     * @return whether it was followed
     */
    public synchronized boolean letGo(String name) {
        Source source = sources.remove(name);
        if (source != null) {
            source.close();
        }
        return source != null;
    }

    /** The names of what is followed. */
    public synchronized Set<String> followed() {
        return Set.copyOf(sources.keySet());
    }

    /** What came from all that is followed. */
    public synchronized List<View> came() {
        return sources.values().stream().map(Source::take).filter(view -> view != View.NOTHING).toList();
    }

    @Override
    public synchronized void close() {
        for (Source source : sources.values()) {
            source.close();
        }
        sources.clear();
    }
}
