package bpflab.lesson;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is wrong with a lesson: gathered, so that its author learns all of it at once. */
public final class Faults {
    private final List<Trouble> found = new ArrayList<>();

    /** Does something, and keeps the trouble it meets. */
    void gather(Runnable task) {
        gather(() -> {
            task.run();
            return true;
        });
    }

    /** Answers what a task gives; empty when it met trouble, which is kept. */
    <T> Optional<T> gather(Supplier<T> task) {
        try {
            return Optional.of(task.get());
        } catch (TroubleException met) {
            found.add(met.trouble());
            return Optional.empty();
        }
    }

    /** Whether nothing is wrong so far. */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was gathered, in the order in which it was met. */
    public List<Trouble> all() {
        return List.copyOf(found);
    }

    /**
     * Says what was gathered, a line each.
     *
     * @throws TroubleException something is wrong
     */
    void report() {
        if (!found.isEmpty()) {
            Trouble first = found.get(0);
            String all = found.stream().map(Trouble::why).distinct().collect(Collectors.joining("\n"));
            throw Trouble.usage(first.what(), all, first.hint()).toException();
        }
    }
}
