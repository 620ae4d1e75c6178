package bpflab.lesson;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;

/** A line of a file of a lesson, to say where something is broken. */
record Place(Path file, int line) {
    /** A broken lesson: status 2 for a script. */
    TroubleException broken(String why, String hint) {
        Path folder = file.toAbsolutePath().getParent();
        String at = folder.getFileName() + "/" + file.getFileName() + ":" + line;
        return Trouble.usage("lesson " + folder.getFileName() + " is broken", at + ": " + why, hint).toException();
    }
}
