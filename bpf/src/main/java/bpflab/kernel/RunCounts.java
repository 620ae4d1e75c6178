package bpflab.kernel;

import java.util.List;

/** While it is open, the kernel counts how often programs run. */
public interface RunCounts extends AutoCloseable {
    /** How often a program ran, since it was loaded and while somebody counted. */
    default long of(Program program) {
        return program.info().runCount();
    }

    /** All programs, with what was counted of them. */
    default List<ProgramInfo> of(Inventory kernel) {
        return kernel.programs();
    }

    @Override
    void close();
}
