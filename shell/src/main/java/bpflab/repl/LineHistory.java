package bpflab.repl;

import bpflab.owner.OwnedFiles;
import bpflab.owner.PlainFile;
import bpflab.progress.Student;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param files what writes them
 */
public record LineHistory(Optional<Path> file, OwnedFiles files) {
    private static final int MOST_LINES = 5000;

    /** In the student's state folder, and the student's; none when it cannot be made, or is no such file. */
    public static LineHistory of(Student student) {
        Path file = student.state().resolve("bpflab/history");
        OwnedFiles files = student.files();
        try {
            files.makeFolder(file.getParent());
            files.makePrivate(file);
            boolean fits = Files.isRegularFile(file) && Files.size(file) <= PlainFile.TEXT_BYTES;
            return new LineHistory(fits && files.mayWrite(file) ? Optional.of(file) : Optional.empty(), files);
        } catch (IOException readOnly) {
            return new LineHistory(Optional.empty(), files);
        }
    }

    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        file.ifPresent(path -> variables.put(LineReader.HISTORY_FILE, path));
        variables.put(LineReader.HISTORY_SIZE, MOST_LINES);
        return variables;
    }

    History open(LineReader reader) {
        return file.<History>map(path -> new Owned(reader, path, files)).orElseGet(() -> new DefaultHistory(reader));
    }

    /** JLine reads and writes the file by itself: as the student. */
    private static final class Owned extends DefaultHistory {
        private final Path file;
        private final OwnedFiles files;

        Owned(LineReader reader, Path file, OwnedFiles files) {
            this.file = file;
            this.files = files;
            attach(reader);
        }

        @Override
        public void load() throws IOException {
            files.as(file, () -> {
                super.load();
                return file;
            });
        }

        @Override
        public void save() throws IOException {
            files.as(file, () -> {
                super.save();
                return file;
            });
        }
    }
}
