package bpflab.linux.handle;

import bpflab.kernel.Inventory.ObjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who holds a kernel object: the processes with a descriptor of it, as /proc/PID/fdinfo tells (Linux 4.10; links 5.8).
 */
public final class Owners {
    private static final Path PROC = Path.of("/proc");

    private Owners() {}

    /**
     * As {@code bpftool 812}, by process number. Processes that end meanwhile, or that we may not look into, are left
     * out.
     */
    public static List<String> of(ObjectKind kind, int id) {
        return of(kind).getOrDefault(id, List.of());
    }

    /** Of all objects of a kind, by id, from one walk over the processes: a kernel may hold thousands of maps. */
    public static Map<Integer, List<String>> of(ObjectKind kind) {
        Map<Integer, TreeSet<Long>> holders = new HashMap<>();
        for (Path process : Proc.processes()) {
            long pid = Long.parseLong(process.getFileName().toString());
            held(process, kind)
                    .forEach(id -> holders.computeIfAbsent(id, none -> new TreeSet<>()).add(pid));
        }
        Map<Integer, List<String>> owners = new HashMap<>();
        holders.forEach((id, pids) -> owners.put(id, pids.stream().map(Owners::described).toList()));
        return owners;
    }

    /** The ids of what a process holds. */
    private static Set<Integer> held(Path process, ObjectKind kind) {
        Set<Integer> ids = new HashSet<>();
        for (Path fd : Proc.list(process.resolve("fd"), "*")) {
            try {
                idOf(kind, process, fd.getFileName().toString()).ifPresent(ids::add);
            } catch (IOException e) {
                continue;
            }
        }
        return ids;
    }

    /** The id of such an object, if that is what a descriptor of a process is. */
    static Optional<Integer> idOf(ObjectKind kind, Path process, String descriptor) throws IOException {
        String field = kind.name().toLowerCase(Locale.ROOT) + "_id:";
        return is(kind, process.resolve("fd").resolve(descriptor))
                ? Files.readAllLines(process.resolve("fdinfo").resolve(descriptor)).stream()
                        .filter(line -> line.startsWith(field))
                        .map(line -> Integer.valueOf(line.substring(field.length()).strip()))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether a descriptor, as /proc/PID/fd has it, is of such an object: its target tells, in bpftool too. */
    static boolean is(ObjectKind kind, Path fd) throws IOException {
        String target = switch (kind) {
            case PROG -> "anon_inode:bpf_prog";
            case MAP -> "anon_inode:bpf_map";
            case LINK -> "anon_inode:bpf_link";
        };
        return Files.readSymbolicLink(fd).toString().replace('-', '_').startsWith(target);
    }

    private static String described(long pid) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve("comm")).strip() + " " + pid;
        } catch (IOException e) {
            return Long.toString(pid);
        }
    }
}
