package bpflab.repl;

import bpflab.progress.Student;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines typed in this and earlier sessions.
 *
 * @param file where they are kept; empty to keep none
 */
public record LineHistory(Optional<Path> file) {
    private static final int MOST_LINES = 5000;

    /** In the student's state folder, and the student's; none when it cannot be made. */
    public static LineHistory of(Student student) {
        Path file = student.state().resolve("bpflab/history");
        try {
            student.makeFolder(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                student.give(file);
            }
            return new LineHistory(Files.isWritable(file) ? Optional.of(file) : Optional.empty());
        } catch (IOException readOnly) {
            return new LineHistory(Optional.empty());
        }
    }

    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        file.ifPresent(path -> variables.put(LineReader.HISTORY_FILE, path));
        variables.put(LineReader.HISTORY_SIZE, MOST_LINES);
        return variables;
    }

    History open(LineReader reader) {
        return new DefaultHistory(reader);
    }
}
