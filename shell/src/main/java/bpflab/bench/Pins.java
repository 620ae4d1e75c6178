package bpflab.bench;

import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The pins that this bench made. They go when it ends, unless they are to be kept. */
final class Pins {
    private final Path run;
    private Optional<Estate> estate = Optional.empty();

    Pins(Path run) {
        this.run = run;
    }

    void add(Program program, Path path, boolean keep) {
        if (!keep && estate.isEmpty()) {
            estate = Estate.of(run);
        }
        program.pin(path);
        if (!keep) {
            note(path);
        }
    }

    private void note(Path path) {
        try {
            estate.orElseThrow(() -> new IOException(run + " cannot be written")).notePin(path);
        } catch (IOException unnoted) {
            remove(path);
            throw Trouble.failed("cannot pin at " + path, "the pin could not be noted for removal: " + unnoted.getMessage(), ":set keep-pins on pins without a note")
                    .toException(unnoted);
        }
    }

    List<String> farewell(boolean keep) {
        String end = keep ? " stays (keep-pins is on)" : " removed";
        return pins().stream().map(pin -> "pin " + pin + end).toList();
    }

    void close(boolean keep) {
        if (!keep) {
            pins().forEach(Pins::remove);
        }
        try {
            if (estate.isPresent()) {
                estate.get().close();
            }
        } catch (IOException unswept) {
            // The next start sweeps what is left.
        }
        estate = Optional.empty();
    }

    private List<Path> pins() {
        return estate.map(Estate::pins).orElse(List.of());
    }

    private static void remove(Path pin) {
        try {
            Files.deleteIfExists(pin);
        } catch (IOException gone) {
            // Somebody else removed it or its file system.
        }
    }
}
