package bpflab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes that can be seen in /proc. */
public final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /**
     * How many have a file in their memory to run it: a program or a library. It is told by its inode, since a process
     * in a container has other paths.
     *
     * @param typed a path, a program on the PATH
     * @return empty when there is no such file
     */
    public static Optional<Long> running(String typed) {
        Optional<Path> file = typed.contains("/") ? Optional.of(Path.of(typed)) : Machine.here().tools().find(typed);
        return file.filter(Files::exists).flatMap(Processes::mapping);
    }

    private static Optional<Long> mapping(Path file) {
        try (Stream<Path> all = Files.list(PROC)) {
            String inode = " " + Files.getAttribute(file, "unix:ino") + " ";
            return Optional.of(all.filter(each -> each.getFileName().toString().matches("\\d+"))
                    .filter(process -> maps(process, inode))
                    .count());
        } catch (IOException unread) {
            return Optional.empty();
        }
    }

    /** A line of proc_pid_maps(5): addresses, rights, offset, device, inode, path. */
    private static boolean maps(Path process, String inode) {
        try (Stream<String> lines = Files.lines(process.resolve("maps"))) {
            return lines.anyMatch(line -> line.contains(" r-xp ") && line.contains(inode));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return false;
        }
    }
}
