package bpflab.clang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that appears whole or not at all, also when two benches write it at once. */
final class AtomicFile {
    /** What root wrote under sudo, the student reads without. */
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private AtomicFile() {}

    /** Writes the content to the path that it is given. */
    interface Content {
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Writes beside {@code file}, then renames.
     *
     * @throws IOException no room, no right: nothing is left behind
     */
    static void write(Path file, Content content) throws IOException {
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".part");
        try {
            content.writeTo(temporary);
            Files.setPosixFilePermissions(temporary, FOR_ALL);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
