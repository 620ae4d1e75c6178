package bpflab.lab;

import bpflab.machine.Rights;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who uses the lab. Each process that does holds {@code lab.users} of a state folder, shared; who makes the lab or
 * takes it down holds {@code lab.change} meanwhile, alone. The kernel releases both however a process ends. So: when
 * {@code lab.users} can be had alone, nobody uses the lab.
 *
 * <p>There is one of these for a folder in a JVM, and it opens {@code lab.users} once: closing a file releases all
 * locks that the process holds on it, whichever descriptor they were taken by (fcntl_locking(2)).
 */
final class LabLock {
    private static final Map<Path, LabLock> KNOWN = new HashMap<>();

    private final Path folder;
    private FileChannel users;
    private FileLock share;
    private int members;

    private LabLock(Path folder) {
        this.folder = folder;
    }

    /** The one of a folder. */
    static synchronized LabLock in(Path folder) {
        return KNOWN.computeIfAbsent(folder, LabLock::new);
    }

    /**
     * Becomes a user.
     *
     * @param make makes the lab, while nobody else does; told whether nobody else uses it
     * @throws TroubleException the folder cannot be written, or {@code make} failed: this is no user then
     */
    synchronized void join(Consumer<Boolean> make) {
        alone(() -> {
            make.accept(isFree());
            if (members == 0) {
                share = users().tryLock(0, Long.MAX_VALUE, true);
            }
            members++;
            return true;
        });
    }

    /**
     * Is a user no longer.
     *
     * @param last takes the lab down; called when nobody else uses it
     * @return whether it was called
     */
    synchronized boolean leave(Runnable last) {
        // Waiting for a lock in an interrupted thread ends at once: FileChannel.lock().
        boolean interrupted = Thread.interrupted();
        try {
            return alone(() -> {
                members--;
                if (members == 0) {
                    share.release();
                }
                return whenFree(last);
            });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Does something while nobody uses the lab, and nobody can begin to.
     *
     * @return whether it was done
     */
    synchronized boolean ifFree(Runnable task) {
        return alone(() -> whenFree(task));
    }

    /** Does something while nobody else makes the lab or takes it down. */
    synchronized void change(Runnable task) {
        alone(() -> {
            task.run();
            return true;
        });
    }

    /** The other processes that use the lab, as far as the kernel tells: proc_locks(5). */
    synchronized List<Long> others() {
        Path file = folder.resolve("lab.users");
        try {
            long device = (Long) Files.getAttribute(file, "unix:dev");
            // As MAJOR and MINOR of include/linux/kdev_t.h, which stat(2) packs as gnu_dev_makedev does.
            long major = device >> 8 & 0xfff;
            long minor = device & 0xff | device >> 12 & 0xfff00;
            String place = String.format("%02x:%02x:%s", major, minor, Files.getAttribute(file, "unix:ino"));
            long self = ProcessHandle.current().pid();
            return Files.readAllLines(Path.of("/proc/locks")).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > 5 && words[3].equals("READ") && words[5].equals(place))
                    .map(words -> Long.valueOf(words[4]))
                    .filter(pid -> pid != self)
                    .sorted()
                    .toList();
        } catch (IOException untold) {
            return List.of();
        }
    }

    private interface Task {
        boolean run() throws IOException;
    }

    private boolean alone(Task task) {
        try {
            Files.createDirectories(folder);
            try (FileChannel change = open("lab.change"); FileLock held = change.lock()) {
                return held.isValid() && task.run();
            } finally {
                if (members == 0 && users != null) {
                    users.close();
                    users = null;
                }
            }
        } catch (FileLockInterruptionException e) {
            throw Trouble.failed("the lab is in use", "waiting for it was interrupted", ":lab up").toException(e);
        } catch (AccessDeniedException e) {
            throw Trouble.machine(
                    "cannot bring up the lab", folder + " cannot be written without the rights of root",
                            Rights.REMEDY).toException(e);
        } catch (IOException e) {
            throw Trouble.machine(
                    "cannot bring up the lab", folder + " cannot be written: " + e.getMessage(),
                            "!ls -ld " + folder).toException(e);
        }
    }

    private boolean whenFree(Runnable task) throws IOException {
        boolean free = isFree();
        if (free) {
            task.run();
        }
        return free;
    }

    private boolean isFree() throws IOException {
        if (members > 0) {
            return false;
        }
        try (FileLock free = users().tryLock(0, Long.MAX_VALUE, false)) {
            return free != null;
        }
    }

    private FileChannel users() throws IOException {
        if (users == null) {
            users = open("lab.users");
        }
        return users;
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
