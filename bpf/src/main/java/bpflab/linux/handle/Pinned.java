package bpflab.linux.handle;

import bpflab.kernel.Inventory.ObjectKind;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is pinned on the bpf file systems of this mount namespace: each file is opened, and tells what it is. */
public final class Pinned {
    private static final int MOST = 10_000;
    private static final int DEEPEST = 16;

    private Pinned() {}

    /** The pins of a kind, by the ids of what they keep. */
    public static Map<Integer, List<Path>> of(ObjectKind kind) {
        Map<Integer, List<Path>> pins = new HashMap<>();
        for (Path mount : mounts()) {
            try (Stream<Path> files = Files.walk(mount, DEEPEST)) {
                files.filter(Files::isRegularFile).limit(MOST).forEach(file -> id(file, kind).ifPresent(id ->
                        pins.computeIfAbsent(id, none -> new ArrayList<>()).add(file)));
            } catch (IOException | UncheckedIOException gone) {
                continue;
            }
        }
        return pins;
    }

    /** The fifth word of a line of mountinfo: proc_pid_mountinfo(5). A mount over another one hides it. */
    private static List<Path> mounts() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .filter(line -> line.contains(" - bpf "))
                    .map(line -> Path.of(line.split(" ")[4]))
                    .distinct()
                    .toList();
        } catch (IOException unread) {
            return List.of();
        }
    }

    private static Optional<Integer> id(Path pin, ObjectKind kind) {
        int opened = Libbpf.bpf_obj_get(pin.toString());
        if (opened < 0) {
            return Optional.empty();
        }
        try (Fd fd = new Fd(pin.toString(), opened)) {
            return Owners.idOf(kind, Path.of("/proc/self"), String.valueOf(fd.number()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
