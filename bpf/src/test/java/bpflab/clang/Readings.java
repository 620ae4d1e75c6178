package bpflab.clang;

import java.nio.file.Path;
import java.util.List;

/** A file with that text, in a folder without others. */
final class Readings {
    private Readings() {}

    static Reading of(String text) {
        Path file = Path.of("no-such-folder", "x.c");
        return new Reading(text, Includes.of(new SourceFile(file, text, file), List.of()).names());
    }
}
