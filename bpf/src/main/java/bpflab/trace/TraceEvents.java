package bpflab.trace;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The tracepoints of this kernel: {@code available_events} and the folders of {@code events/} in tracefs. */
public final class TraceEvents {
    /** These are made of raw_syscalls' two, and have no raw tracepoint of their own. */
    private static final String SYSCALLS = "syscalls/";

    private TraceEvents() {}

    /** All, as {@code sched/sched_switch}, sorted; none where tracefs cannot be read. */
    public static List<String> names() {
        try {
            return Files.readAllLines(root().resolve("available_events")).stream()
                    .map(line -> line.replace(':', '/'))
                    .sorted()
                    .toList();
        } catch (IOException hidden) {
            return List.of();
        }
    }

    /** The events of that name, with their groups. */
    public static List<String> called(String event) {
        return names().stream().filter(name -> name.endsWith("/" + event)).toList();
    }

    /** Those that can be used raw, without their groups, sorted. */
    public static List<String> rawNames() {
        return names().stream()
                .filter(name -> !name.startsWith(SYSCALLS))
                .map(name -> name.substring(name.indexOf('/') + 1))
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * The kernel's number for a tracepoint.
     *
     * @param what could not be done without it: "cannot attach execs to sched/sched_switch"
     * @throws bpflab.trouble.TroubleException there is none of that name, or tracefs cannot be read
     */
    public static int id(String group, String event, String what) {
        Path file = root().resolve("events").resolve(group).resolve(event).resolve("id");
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (NoSuchFileException none) {
            throw missing(group + "/" + event, what).toException(none);
        } catch (IOException e) {
            throw Tracefs.trouble(what, e).toException(e);
        }
    }

    private static Trouble missing(String name, String what) {
        List<String> known = names();
        return known.isEmpty()
                ? Trouble.machine(what, "tracefs is not mounted at " + root(), "!mount -t tracefs tracefs " + root())
                : Trouble.failed(what, "this kernel has no tracepoint " + name,
                        Nearest.hint(name, known, "Tab completes those that it has"));
    }

    static Path root() {
        List<Path> roots = Tracefs.USUAL.roots();
        return roots.stream().filter(root -> Files.exists(root.resolve("events"))).findFirst().orElse(roots.get(0));
    }
}
