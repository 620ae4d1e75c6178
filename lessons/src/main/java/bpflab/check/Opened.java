package bpflab.check;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;

/** A file loaded once more, for itself: its maps are as at the start. */
record Opened(LoadedObject object, Program program) implements AutoCloseable {
    /** Loads one. */
    interface Way {
        /** @throws bpflab.trouble.TroubleException it does not load */
        Opened open() throws InterruptedException;
    }

    /**
     * Another program of the file.
     *
     * @throws bpflab.trouble.TroubleException it has none of that name
     */
    Program program(String name) {
        return object.programs().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Trouble.failed(
                        "cannot check " + name, "the file has no program of that name",
                        ":reset   # starts again, and keeps a copy").toException());
    }

    @Override
    public void close() {
        object.close();
    }
}
