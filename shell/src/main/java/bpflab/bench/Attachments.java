package bpflab.bench;

import bpflab.kernel.Link;
import java.util.ArrayList;
import java.util.List;

/** What is attached, oldest first. */
final class Attachments {
    private final List<Link> links = new ArrayList<>();

    /** Adds a link; one that it replaced, which is closed by now, is forgotten: an interface has one XDP program. */
    Link add(Link link) {
        links.removeIf(
                old -> old.hook().kind().equals(link.hook().kind())
                        && old.hook().target().equals(link.hook().target()));
        links.add(link);
        return link;
    }

    void remove(Link link) {
        if (links.remove(link)) {
            link.close();
        }
    }

    List<Link> all() {
        return List.copyOf(links);
    }

    /** Whether a program of that id is attached. */
    boolean runs(int programId) {
        return links.stream().anyMatch(link -> link.program().id() == programId);
    }

    List<String> farewell() {
        List<String> words = new ArrayList<>();
        for (int i = links.size() - 1; i >= 0; i--) {
            Link link = links.get(i);
            words.add(link.program().name() + " detached from " + link.hook().target());
        }
        return words;
    }

    /** Detaches everything, newest first. */
    void clear() {
        for (int i = links.size() - 1; i >= 0; i--) {
            links.get(i).close();
        }
        links.clear();
    }
}
