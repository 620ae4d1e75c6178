package bpflab.owner;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be had, in words: the JDK often puts only the file's name into the message. */
public final class FileErrors {
    private FileErrors() {}

    /** The words behind "why". */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no right to";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
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
