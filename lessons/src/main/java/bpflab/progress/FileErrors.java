package bpflab.progress;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be had, in words: the JDK often puts only the file's name into the message. */
final class FileErrors {
    private FileErrors() {}

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no right to";
        }
        if (e instanceof NotDirectoryException) {
            return "something on the way to it is no folder";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
