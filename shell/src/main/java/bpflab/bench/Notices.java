package bpflab.bench;

import java.util.ArrayList;
import java.util.List;

/** What happened while nobody asked. */
public final class Notices {
    private final List<String> words = new ArrayList<>();

    /** Notes something. */
    public synchronized void add(String happened) {
        words.add(happened);
    }

    /** What happened since this was last asked, oldest first. */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(words);
        words.clear();
        return taken;
    }
}
