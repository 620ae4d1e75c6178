package bpflab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes that can be seen in /proc. */
public final class Processes {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern USERS = Pattern.compile("\nUid:\t(\\d+)");

    private Processes() {}

    /**
     * How many have a file in their memory to run it: a program or a library. It is told by its inode, since a process
     * in a container has other paths.
     *
     * @param typed a path, a program on the PATH
     * @return empty when there is no such file
     */
    public static Optional<Long> running(String typed) {
        Optional<Path> file = typed.contains("/") ? Optional.of(Path.of(typed)) : Machine.here().tools().binary(typed);
        return file.filter(Files::exists).flatMap(Processes::mapping);
    }

    /**
     * A thread.
     *
     * @param name {@code comm} in the kernel: at most 15 bytes
     * @param user the number of the user that it acts as
     */
    public record Seen(int process, int thread, String name, long user) {}

    /** All threads of now; those that end while they are looked for may be missing. */
    public static List<Seen> threads() {
        List<Seen> found = new ArrayList<>();
        for (Path process : numbers(PROC)) {
            for (Path thread : numbers(process.resolve("task"))) {
                seen(Integer.parseInt(process.getFileName().toString()), thread).ifPresent(found::add);
            }
        }
        return found;
    }

    private static List<Path> numbers(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().matches("\\d+")).toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }

    /** Line 9 of proc_pid_status(5) has the real, the effective and two more user ids. */
    private static Optional<Seen> seen(int process, Path thread) {
        try {
            String status = Files.readString(thread.resolve("status"), StandardCharsets.ISO_8859_1);
            String name = Files.readString(thread.resolve("comm"), StandardCharsets.UTF_8).strip();
            Matcher users = USERS.matcher(status);
            return users.find() ? Optional.of(new Seen(process,
                    Integer.parseInt(thread.getFileName().toString()), name, Long.parseLong(users.group(1))))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
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
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }
}
