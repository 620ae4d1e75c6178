package bpflab.author;

import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The text of a file that an author wrote. */
public final class SourceText {
    private SourceText() {}

    /**
     * Its lines.
     *
     * @throws bpflab.trouble.TroubleException it cannot be read
     */
    public static List<String> lines(Path file) {
        return whole(file).lines().toList();
    }

    /**
     * All of it.
     *
     * @throws bpflab.trouble.TroubleException it cannot be read
     */
    static String whole(Path file) {
        try {
            return PlainFile.text(file);
        } catch (IOException e) {
            throw Trouble.failed("cannot read " + file, FileErrors.reason(e), "!ls -l " + file).toException(e);
        }
    }
}
