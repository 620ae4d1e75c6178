package bpflab.lab;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose lab it is. In a state folder, the file {@code lab} holds the owner's process id, and the owner holds a lock on
 * {@code lab.lock}, which the kernel releases however the owner ends. So: locked, the owner lives; a number without a
 * lock, it died and left the lab behind.
 *
 * <p>Two files, because closing a file releases all locks that the process holds on it, whichever descriptor they were
 * taken by (fcntl_locking(2)): the one that is locked is opened once and never read.
 */
final class Ownership implements AutoCloseable {
    /** The locks that this JVM holds: looking at them again, by opening and closing, would release them. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path lock;
    private final Path owner;
    private final FileChannel channel;

    private Ownership(Path lock, FileChannel channel) {
        this.lock = lock;
        this.owner = lock.resolveSibling("lab");
        this.channel = channel;
    }

    /**
     * Becomes the owner; empty when another one lives.
     *
     * @throws bpflab.trouble.TroubleException the folder cannot be written
     */
    static Optional<Ownership> claim(Path folder) {
        Path file = folder.resolve("lab.lock");
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return Optional.empty();
            }
            try {
                Files.createDirectories(folder);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                    return Optional.empty();
                }
                HELD.add(file);
                return Optional.of(new Ownership(file, channel));
            } catch (AccessDeniedException e) {
                throw Trouble.machine(
                        "cannot bring up the lab", folder + " cannot be written without the rights of root",
                                "start bpflab again with sudo").toException(e);
            } catch (IOException e) {
                throw Trouble.machine(
                        "cannot bring up the lab", file + " cannot be written: " + e.getMessage(),
                                "look at it: ls -ld " + folder).toException(e);
            }
        }
    }

    /** The process id in the file; empty when nobody has a lab. */
    static Optional<Long> written(Path folder) {
        try {
            String text = Files.readString(folder.resolve("lab")).strip();
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

    /** Lets somebody else be the owner. */
    @Override
    public void close() {
        synchronized (HELD) {
            HELD.remove(lock);
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void replace(String text) {
        try {
            Files.writeString(owner, text);
        } catch (IOException e) {
            throw Trouble.machine(
                    "cannot keep account of the lab", owner + " cannot be written: " + e.getMessage(),
                            "df " + owner.getParent()).toException(e);
        }
    }
}
