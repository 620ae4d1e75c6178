package bpflab.bench;

import bpflab.elf.ObjectFile;
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

    /** The sentences on one program of a file, and on the functions that it may call. */
    public static List<String> refused(ObjectFile file, String program) {
        return new PrintCalls(file).refused(program);
    }
}
