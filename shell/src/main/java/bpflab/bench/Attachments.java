package bpflab.bench;

import bpflab.hook.Hook;
import bpflab.kernel.Link;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is attached, oldest first. */
final class Attachments {
    private final CleanupRecord cleanup;
    private final List<Link> links = new ArrayList<>();

    /** What would stay when this process is killed is noted there. */
    Attachments(CleanupRecord cleanup) {
        this.cleanup = cleanup;
    }

    /**
     * Adds a link; one at the same place that it replaced, or whose place went meanwhile, is closed.
     *
     * @throws bpflab.trouble.TroubleException it could not be noted, and is detached again
     */
    Link add(Link link) {
        link.note().ifPresent(note -> note(link, note));
        link.renoted(note -> note(link, note));
        links.remove(link);
        links.stream().filter(old -> samePlace(old.hook(), link.hook()) && !old.attached()).toList()
                .forEach(this::remove);
        links.add(link);
        return link;
    }

    private void note(Link link, String note) {
        try {
            cleanup.noteAttached(note);
        } catch (IOException unnoted) {
            link.close();
            throw Trouble.failed("cannot attach to " + link.hook().target(),
                    "it would stay when bpflab is killed, and could not be noted for removal: " + unnoted.getMessage(),
                    ":help attach   # shows other ways of attaching").toException(unnoted);
        }
    }

    private static boolean samePlace(Hook one, Hook other) {
        return one.kind() == other.kind() && one.target().equals(other.target());
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
