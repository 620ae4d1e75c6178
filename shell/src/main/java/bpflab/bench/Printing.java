package bpflab.bench;

import java.util.List;

/**
 * What the programs of a bench print into the trace.
 *
 * @param any whether one of them may
 * @param refused a sentence for each call whose format the kernel refuses: it prints nothing
 */
public record Printing(boolean any, List<String> refused) {
    /** Its list does not change. */
    public Printing {
        refused = List.copyOf(refused);
    }
}
