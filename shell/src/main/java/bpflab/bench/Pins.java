package bpflab.bench;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The pins that this bench made. They go when it ends, unless they are to be kept. */
final class Pins {
    private final CleanupRecord cleanup;

    /** They are noted there. */
    Pins(CleanupRecord cleanup) {
        this.cleanup = cleanup;
    }

    /** Has something pinned; an earlier pin of ours at that place gives way. */
    void add(Consumer<Path> pinned, Path path, boolean keep) {
        makeFolder(path.getParent(), keep);
        pins().stream().filter(path::equals).forEach(Pins::remove);
        pinned.accept(path);
        if (!keep) {
            note(path);
        }
    }

    /** A folder that a pin asks for is made, and goes with the pins in it. */
    private void makeFolder(Path folder, boolean keep) {
        if (folder == null || Files.exists(folder)) {
            return;
        }
        makeFolder(folder.getParent(), keep);
        try {
            Files.createDirectory(folder);
        } catch (IOException cause) {
            throw Trouble.failed(
                    "cannot pin in " + folder, "the folder cannot be made: " + cause.getMessage(),
                            ":doctor   # says whether bpffs is mounted").toException(cause);
        }
        if (!keep) {
            note(folder);
        }
    }

    private void note(Path path) {
        try {
            cleanup.notePin(path);
        } catch (IOException unnoted) {
            remove(path);
            throw Trouble.failed(
                    "cannot pin at " + path, "the pin could not be noted for removal: " + unnoted.getMessage(),
                            ":set keep-pins on   # pins without a note")
                    .toException(unnoted);
        }
    }

    List<String> farewell(boolean keep) {
        String end = keep ? " stays (keep-pins is on)" : " removed";
        return pins().stream().filter(pin -> !Files.isDirectory(pin)).map(pin -> "pin " + pin + end).toList();
    }

    void close(boolean keep) {
        if (!keep) {
            List<Path> made = pins();
            for (int i = made.size() - 1; i >= 0; i--) {
                remove(made.get(i));
            }
        }
    }

    private List<Path> pins() {
        return cleanup.pins();
    }

    private static void remove(Path pin) {
        try {
            Files.deleteIfExists(pin);
        } catch (IOException gone) {
            // Somebody else removed it or its file system, or put something of their own into the folder.
        }
    }
}
