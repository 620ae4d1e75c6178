package bpflab.lab;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code lab} of a state folder: the process that made the lab which is there. A lab that is noted and that
 * nobody uses ({@link LabLock}) was left behind.
 */
record LabNote(Path folder) {
    /** The maker's process id; empty when there is no lab of ours. */
    Optional<Long> maker() {
        if (file().toFile().length() == 0) { // so it is at nearly every start; reading would cost as much as all else
            return Optional.empty();
        }
        try {
            String text = Files.readString(file()).strip();
            return text.matches("\\d{1,10}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Puts the name of this process into the file: from now on there is something to take down. */
    void write() {
        replace(String.valueOf(ProcessHandle.current().pid()));
    }

    /** Nothing is left to take down. */
    void clear() {
        replace("");
    }

    private Path file() {
        return folder.resolve("lab");
    }

    private void replace(String text) {
        try {
            Files.writeString(file(), text);
        } catch (IOException e) {
            throw Trouble.machine(
                    "cannot keep account of the lab", file() + " cannot be written: " + e.getMessage(),
                            "df " + folder).toException(e);
        }
    }
}
