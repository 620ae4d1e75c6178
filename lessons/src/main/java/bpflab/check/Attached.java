package bpflab.check;

import bpflab.hook.Order;
import bpflab.kernel.Link;
import bpflab.kernel.Loader;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is attached while an exercise is checked. Closing detaches it, what came last first. */
final class Attached implements AutoCloseable {
    private final Deque<Link> links = new ArrayDeque<>();

    /** Attaches programs to a place that is known. */
    interface Way {
        /** @throws bpflab.trouble.TroubleException a place is taken, or is not there */
        Attached all(List<Program> programs);
    }

    /** A program in the place of another. */
    interface Swap {
        /** Puts the other back. */
        void undo();
    }

    private Attached() {}

    /**
     * Attaches all, or none.
     *
     * @throws bpflab.trouble.TroubleException a place is taken, or is not there
     */
    static Attached all(Loader loader, List<Placed> places) {
        Attached attached = new Attached();
        try {
            places.forEach(place -> attached.links.push(loader.attach(place.program(), place.hook(), Order.ANY)));
            return attached;
        } catch (RuntimeException failed) {
            attached.close();
            throw failed;
        }
    }

    /**
     * Puts a program in the place of the one of its name; where none of that name is attached nothing changes.
     *
     * @param programs the attached ones
     * @throws bpflab.trouble.TroubleException it is of another kind
     */
    Swap swap(Program instead, List<Program> programs) {
        List<Program> before =
                programs.stream().filter(program -> program.name().equals(instead.name())).toList();
        List<Link> theirs = links.stream()
                .filter(link -> before.stream().anyMatch(program -> program.info().id() == link.program().id()))
                .toList();
        theirs.forEach(link -> link.update(instead));
        return () -> theirs.forEach(link -> link.update(before.get(0)));
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    /** Says so when one is gone: what is seen then says nothing of the file. */
    void require() {
        links.stream().filter(link -> !link.attached()).findFirst().ifPresent(gone -> {
            throw brokenOff(gone.program().name() + " is no longer attached to " + gone.hook().target()
                    + ": the place went away meanwhile, or somebody took it off").toException();
        });
    }

    /** What was seen says nothing of the file. */
    static Trouble brokenOff(String why) {
        return Trouble.failed("the check was broken off", why, ":check   # once more");
    }

    @Override
    public void close() {
        while (!links.isEmpty()) {
            links.pop().close();
        }
    }
}
