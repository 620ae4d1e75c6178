package bpflab.linux.handle;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is in /proc, where all that is looked at may be gone the next moment. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");

    private Proc() {}

    /** The folders of the processes, in no order. */
    static List<Path> processes() {
        return list(ROOT, "[0-9]*");
    }

    /** What a folder has, as far as it can be seen. */
    static List<Path> list(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException | DirectoryIteratorException gone) {
            return found;
        }
        return found;
    }
}
