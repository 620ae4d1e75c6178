package bpflab.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a bench leaves in the kernel if it dies, noted in {@code RUN/PID/left}: a line {@code pin INODE PATH} for each
 * pin, appended when the pin is made. The folder's file {@code lock} is locked while the bench lives; the kernel
 * releases it when the process ends, however it ends, so the next start knows who is dead ({@link Leftovers}).
 */
final class PinRecord implements AutoCloseable {
    static final String LOCK = "lock";
    static final String LEFT = "left";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private PinRecord(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** The estate of this process; empty where nothing may be noted: then nothing may be pinned either. */
    static Optional<PinRecord> of(Path run) {
        Path folder = run.resolve(String.valueOf(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return Optional.of(new PinRecord(folder, channel, channel.lock()));
        } catch (IOException | java.nio.channels.OverlappingFileLockException notHere) {
            return Optional.empty();
        }
    }

    /** Notes a pin. */
    void notePin(Path pin) throws IOException {
        String line = "pin " + Files.getAttribute(pin, "unix:ino") + " " + pin + "\n";
        Files.writeString(
                folder.resolve(LEFT), line, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
    }

    /**
     * The pins that are noted and still there: the same path, and the same inode, so never a later pin of somebody
     * else.
     */
    static List<Path> pins(Path folder) throws IOException {
        List<Path> pins = new ArrayList<>();
        if (!Files.exists(folder.resolve(LEFT))) {
            return pins;
        }
        for (String line : Files.readAllLines(folder.resolve(LEFT), StandardCharsets.UTF_8)) {
            String[] words = line.split(" ", 3);
            Path pin = words.length == 3 && words[0].equals("pin") ? Path.of(words[2]) : null;
            if (pin != null && Files.exists(pin) && Files.getAttribute(pin, "unix:ino").toString().equals(words[1])) {
                pins.add(pin);
            }
        }
        return pins;
    }

    /** The pins of this bench that are still there. */
    List<Path> pins() {
        try {
            return pins(folder);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Removes the notes and releases the lock. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(LEFT));
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
        lock.release();
        channel.close();
    }
}
