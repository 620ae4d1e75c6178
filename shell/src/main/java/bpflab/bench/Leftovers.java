package bpflab.bench;

import bpflab.trace.Instances;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What benches left behind that were killed: pins, what is attached without a link, and trace instances. Links need no
 * help: they end with their process.
 */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Removes them.
     *
     * @param takeAway {@link bpflab.kernel.Cleanup#takeAway}
     * @return what was removed, a few words each; empty when there was nothing, or no right to look
     */
    public static List<String> sweep(Folders folders, Function<String, Optional<String>> takeAway) {
        List<String> removed = new ArrayList<>();
        for (Path folder : estates(folders)) {
            sweepEstate(folder, takeAway, removed);
        }
        for (Path instance : Instances.left(folders.tracefs())) {
            if (instance.toFile().delete()) {
                removed.add("trace instance " + instance.getFileName());
            }
        }
        return removed;
    }

    /**
     * Leftovers of dead benches that are there now, a few words each; nothing is removed.
     *
     * @param words of a {@link bpflab.kernel.Link#note}
     */
    public static List<String> find(Folders folders, UnaryOperator<String> words) {
        List<String> found = new ArrayList<>();
        for (Path folder : estates(folders)) {
            ofTheDead(folder, CleanupRecord::pins).forEach(pin -> found.add(
                    (Files.isDirectory(pin) ? "folder " : "pin ") + pin));
            ofTheDead(folder, CleanupRecord::attached).forEach(note -> found.add(words.apply(note)));
        }
        Instances.left(folders.tracefs()).forEach(instance -> found.add("trace instance " + instance.getFileName()));
        return found;
    }

    /** The pins that dead benches left. */
    public static List<Path> pins(Folders folders) {
        return estates(folders).stream().flatMap(folder -> ofTheDead(folder, CleanupRecord::pins).stream()).toList();
    }

    /**
     * Removes a pin, whoever made it.
     *
     * @throws TroubleException it cannot be
     */
    public static void unpin(Path pin) {
        try {
            Files.deleteIfExists(pin);
        } catch (IOException cause) {
            throw Trouble.failed("cannot remove the pin " + pin, cause.getMessage(), "!ls -l " + pin)
                    .toException(cause);
        }
    }

    /** Of other processes: a lock that is ours goes when any descriptor of its file is closed (fcntl_locking(2)). */
    private static List<Path> estates(Folders folders) {
        List<Path> estates = new ArrayList<>();
        for (Path folder : children(folders.run())) {
            if (isNumber(folder.getFileName().toString())
                    && !folder.getFileName().toString().equals(String.valueOf(ProcessHandle.current().pid()))
                    && Files.isDirectory(folder)) {
                estates.add(folder);
            }
        }
        return estates;
    }

    private interface Noted<T> {
        List<T> in(Path folder) throws IOException;
    }

    /** What a bench noted, if it is dead: nobody has its lock. */
    private static <T> List<T> ofTheDead(Path folder, Noted<T> noted) {
        try (FileChannel channel = FileChannel.open(folder.resolve(CleanupRecord.LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null ? List.of() : noted.in(folder);
        } catch (IOException | OverlappingFileLockException alive) {
            return List.of();
        }
    }

    private static void sweepEstate(
            Path folder, Function<String, Optional<String>> takeAway, List<String> removed) {
        Path lockFile = folder.resolve(CleanupRecord.LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            List<Path> pins = CleanupRecord.pins(folder);
            for (int i = pins.size() - 1; i >= 0; i--) {
                removePin(pins.get(i), removed);
            }
            for (String note : CleanupRecord.attached(folder)) {
                takeAway.apply(note).ifPresent(removed::add);
            }
            Files.deleteIfExists(folder.resolve(CleanupRecord.LEFT));
            Files.deleteIfExists(lockFile);
            Files.deleteIfExists(folder);
        } catch (IOException | OverlappingFileLockException | TroubleException notOurs) {
            // Alive in this very process, not ours to touch, or in another network namespace: it stays, its note too,
            // and is found again.
        }
    }

    private static void removePin(Path pin, List<String> removed) throws IOException {
        boolean folder = Files.isDirectory(pin);
        try {
            Files.deleteIfExists(pin);
            removed.add((folder ? "folder " : "pin ") + pin);
        } catch (DirectoryNotEmptyException | AccessDeniedException inUse) {
            // A folder that somebody else uses as well.
        }
    }

    private static boolean isNumber(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) < '0' || name.charAt(at) > '9') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                children.add(child);
            }
        } catch (IOException | DirectoryIteratorException none) {
            return List.of();
        }
        children.sort(null);
        return children;
    }
}
