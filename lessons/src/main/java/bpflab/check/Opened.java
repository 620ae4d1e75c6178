package bpflab.check;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;

/** A file loaded once more, for itself: its maps are as at the start. */
record Opened(LoadedObject object, Program program) implements AutoCloseable {
    /** Loads one. */
    interface Way {
        /** @throws bpflab.trouble.TroubleException it does not load */
        Opened open() throws InterruptedException;
    }

    @Override
    public void close() {
        object.close();
    }
}
