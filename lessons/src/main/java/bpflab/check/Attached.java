package bpflab.check;

import bpflab.kernel.Link;
import bpflab.kernel.Loader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is attached while an exercise is checked. Closing detaches it, what came last first. */
final class Attached implements AutoCloseable {
    private final Deque<Link> links = new ArrayDeque<>();

    private Attached() {}

    /** Attaches all, or none. @throws bpflab.trouble.TroubleException a place is taken, or is not there */
    static Attached all(Loader loader, List<Placed> places) {
        Attached attached = new Attached();
        try {
            places.forEach(place -> attached.links.push(loader.attach(place.program(), place.hook(), false)));
            return attached;
        } catch (RuntimeException failed) {
            attached.close();
            throw failed;
        }
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    @Override
    public void close() {
        while (!links.isEmpty()) {
            links.pop().close();
        }
    }
}
