package bpflab.command;

import bpflab.bench.Bench;
import bpflab.owner.FileErrors;
import bpflab.progress.Student;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command makes for the student, where they are and as theirs. */
public final class NewFile {
    private NewFile() {}

    /**
     * Writes it.
     *
     * @param name as it is typed
     * @param over the line that writes over a file that is there; {@code force} says that it was typed
     * @param elsewhere a line that writes where one may
     * @return where it is
     * @throws bpflab.trouble.TroubleException it is there, its folder is not, no right, no room
     */
    public static Path write(Bench bench, String name, String text, boolean force, String over, String elsewhere) {
        Path file = bench.folder().newFile(name);
        if (Files.isDirectory(file)) {
            throw Trouble.failed("cannot write " + file, "it is a folder",
                    elsewhere).toException();
        }
        if (Files.exists(file) && !force) {
            throw Trouble.failed("nothing was saved", file + " is there already", over + "   # writes over it")
                    .toException();
        }
        return done(file, elsewhere, () -> {
            Student.here().files().write(file, text.getBytes(StandardCharsets.UTF_8));
            return file;
        });
    }

    /**
     * Begins to write one, over what is there.
     *
     * @throws bpflab.trouble.TroubleException its folder is not there, no right, no room
     */
    public static OutputStream stream(Path file, String elsewhere) {
        return done(file, elsewhere, () -> Student.here().files().stream(file));
    }

    /** Writing that may fail. */
    private interface Writing<T> {
        T run() throws IOException;
    }

    private static <T> T done(Path file, String elsewhere, Writing<T> writing) {
        try {
            return writing.run();
        } catch (AccessDeniedException mayNot) {
            throw Trouble.failed(
                    "cannot write " + file, "you have no right to" + (Student.here().owner().isPresent()
                            ? ": under sudo your files are written as yours" : ""),
                    Files.isWritable(Student.here().home()) ? elsewhere : elsewhere.replace("~/", "/tmp/"))
                    .toException(mayNot);
        } catch (IOException cause) {
            Path folder = file.toAbsolutePath().getParent();
            throw Trouble.failed("cannot write " + file, reason(file, cause),
                    cause instanceof NoSuchFileException ? "!mkdir -p " + Quoted.of(folder.toString())
                            : "!df -h " + folder).toException(cause);
        }
    }

    private static String reason(Path file, IOException cause) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return cause instanceof NoSuchFileException ? "its folder is not there" : FileErrors.reason(cause);
    }
}
