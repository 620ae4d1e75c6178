package bpflab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The control groups of version 2: where they are mounted, which is this process's. */
public final class Cgroups {
    private static final int MOST = 1000;

    private Cgroups() {}

    /** The folder of the group that this process is in; empty where no cgroup2 is mounted. */
    public static Optional<String> own() {
        return root().map(root -> {
            try {
                return Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                        .filter(line -> line.startsWith("0::/"))
                        .map(line -> Path.of(root).resolve(line.substring("0::/".length())).toString())
                        .filter(group -> Files.isDirectory(Path.of(group)))
                        .findFirst()
                        .orElse(root);
            } catch (IOException unread) {
                return root;
            }
        });
    }

    /** All groups that can be seen, the root first. */
    public static List<String> all() {
        Optional<String> root = root();
        if (root.isEmpty()) {
            return List.of();
        }
        try (var found = Files.walk(Path.of(root.get()), 6)) {
            return found.filter(Files::isDirectory).map(Path::toString).limit(MOST).toList();
        } catch (IOException | UncheckedIOException unread) {
            return List.of(root.get());
        }
    }

    /** Where they are mounted, if a folder is none of them. */
    public static Optional<String> without(Path folder) {
        return root().filter(root -> {
            try {
                return !folder.toRealPath().startsWith(Path.of(root).toRealPath());
            } catch (IOException gone) {
                return false;
            }
        });
    }

    /** How many processes are in a group and those below it. */
    public static long processes(Path group) {
        try (var found = Files.walk(group)) {
            return found.filter(file -> file.endsWith("cgroup.procs")).mapToLong(Cgroups::lines).sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException threaded) {
            return 0;
        }
    }

    /** The mount point, the fifth word of a line of mountinfo: proc_pid_mountinfo(5). */
    private static Optional<String> root() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .filter(line -> line.contains(" - cgroup2 "))
                    .map(line -> line.split(" ")[4])
                    .reduce((earlier, later) -> later);
        } catch (IOException unread) {
            return Optional.empty();
        }
    }
}
