package bpflab.bench;

import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What benches left behind that were killed: pins, what is attached without a link, and trace instances. Links need no
 * help: they end with their process.
 */
public final class Leftovers {
    private static final String TRACE_PREFIX = "bpflab-";

    private Leftovers() {}

    /**
     * Removes them.
     *
     * @param takeAway {@link bpflab.kernel.Loader#takeAway}
     * @return what was removed, a few words each; empty when there was nothing, or no right to look
     */
    public static List<String> sweep(Folders folders, Function<String, Optional<String>> takeAway) {
        List<String> removed = new ArrayList<>();
        for (Path folder : children(folders.run())) {
            if (folder.getFileName().toString().matches("\\d+") && Files.isDirectory(folder)) {
                sweepEstate(folder, takeAway, removed);
            }
        }
        for (Path instance : deadInstances(folders)) {
            if (instance.toFile().delete()) {
                removed.add("trace instance " + instance.getFileName());
            }
        }
        return removed;
    }

    /** Leftovers that are there now, a few words each; nothing is removed. */
    public static List<String> find(Folders folders) {
        return deadInstances(folders).stream().map(instance -> "trace instance " + instance.getFileName()).toList();
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
        } catch (java.nio.file.DirectoryNotEmptyException | java.nio.file.AccessDeniedException inUse) {
            // A folder that somebody else uses as well.
        }
    }

    private static List<Path> deadInstances(Folders folders) {
        return children(folders.tracefs().resolve("instances")).stream()
                .filter(instance -> instance.getFileName().toString().matches(TRACE_PREFIX + "\\d+"))
                .filter(instance ->
                        !Files.exists(
                                Path.of("/proc", instance.getFileName().toString().substring(TRACE_PREFIX.length()))))
                .toList();
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException none) {
            return List.of();
        }
        children.sort(null);
        return children;
    }
}
