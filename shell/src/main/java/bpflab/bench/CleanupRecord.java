package bpflab.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a bench leaves in the kernel if it dies, noted in {@code RUN/PID/left}, a line each, when it is made: {@code pin
 * INODE PATH} for a pin, {@code attached NOTE} for what is attached without a link. The folder's file {@code lock} is
 * locked while the bench lives; the kernel releases it when the process ends, however it ends, so the next start knows
 * who is dead ({@link Leftovers}). Nothing is made until there is something to note.
 */
final class CleanupRecord implements AutoCloseable {
    static final String LOCK = "lock";
    static final String LEFT = "left";
    private static final String PIN = "pin ";
    private static final String ATTACHED = "attached ";

    private final Path run;
    private Optional<FileLock> lock = Optional.empty();

    /** That of this process. */
    CleanupRecord(Path run) {
        this.run = run;
    }

    /** Asked for when there is something to note: Java's handle of its own process takes milliseconds to make. */
    private Path folder() {
        return run.resolve(String.valueOf(ProcessHandle.current().pid()));
    }

    private void open() throws IOException {
        if (lock.isPresent()) {
            return;
        }
        Path folder = folder();
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = Optional.of(channel.lock());
        } catch (IOException | OverlappingFileLockException taken) {
            channel.close();
            throw new IOException(folder + " is another bench's", taken);
        }
    }

    /** Notes a pin. */
    void notePin(Path pin) throws IOException {
        note(PIN + Files.getAttribute(pin, "unix:ino") + " " + pin);
    }

    /** Notes what a link says of itself. */
    void noteAttached(String note) throws IOException {
        note(ATTACHED + note);
    }

    private void note(String line) throws IOException {
        open();
        Files.writeString(
                folder().resolve(LEFT), line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
    }

    /**
     * The pins that are noted and still there: the same path, and the same inode, so never a later pin of somebody
     * else.
     */
    static List<Path> pins(Path folder) throws IOException {
        List<Path> pins = new ArrayList<>();
        for (String line : lines(folder, PIN)) {
            String[] words = line.split(" ", 2);
            Path pin = words.length == 2 ? Path.of(words[1]) : null;
            if (pin != null && Files.exists(pin) && Files.getAttribute(pin, "unix:ino").toString().equals(words[0])) {
                pins.add(pin);
            }
        }
        return pins;
    }

    /** What is noted of attachments, the oldest first. */
    static List<String> attached(Path folder) throws IOException {
        return lines(folder, ATTACHED);
    }

    private static List<String> lines(Path folder, String kind) throws IOException {
        if (!Files.exists(folder.resolve(LEFT))) {
            return List.of();
        }
        return Files.readAllLines(folder.resolve(LEFT), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .toList();
    }

    /** The pins of this bench that are still there. */
    List<Path> pins() {
        if (lock.isEmpty()) {
            return List.of();
        }
        try {
            return pins(folder());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Removes the notes and releases the lock; what cannot be removed now is swept by the next start. */
    @Override
    public void close() {
        if (lock.isEmpty()) {
            return;
        }
        try {
            Path folder = folder();
            Files.deleteIfExists(folder.resolve(LEFT));
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
            lock.get().acquiredBy().close();
        } catch (IOException unswept) {
            // The lock goes with the process.
        }
        lock = Optional.empty();
    }
}
