package bpflab.script;

import bpflab.owner.FileErrors;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder in the temporary folder that goes with all that is in it. */
record Scratch(Path folder) implements AutoCloseable {
    /** @throws bpflab.trouble.TroubleException there can be none */
    static Scratch make() {
        try {
            return new Scratch(Files.createTempDirectory("bpflab-run-"));
        } catch (IOException cause) {
            throw Trouble.machine(
                    "cannot run lessons",
                            "no folder can be made in " + System.getProperty("java.io.tmpdir") + ": "
                            + cause.getMessage(), "!df -h; free some space").toException(cause);
        }
    }

    /**
     * Puts a file there.
     *
     * @throws bpflab.trouble.TroubleException it cannot be written
     */
    void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException cause) {
            throw Trouble.machine("cannot write " + file, FileErrors.reason(cause), "!df -h " + folder)
                    .toException(cause);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // Nothing more can be done for a folder of copies in the temporary folder.
        }
    }
}
