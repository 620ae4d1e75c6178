package bpflab.linux.handle;

import bpflab.libbpf.Libc;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Network interfaces of the calling thread's network namespace, by name and by number. */
public final class Interfaces {
    private static final Set<String> CLOSED = Set.of("down", "lowerlayerdown", "notpresent", "dormant");
    private static final int IF_NAMESIZE = 16;

    private Interfaces() {}

    /**
     * The number of an interface.
     *
     * @throws bpflab.trouble.TroubleException there is none of that name; the trouble names those that are
     */
    public static int index(String name, String what) {
        int index = name.isEmpty() || name.length() >= IF_NAMESIZE ? 0 : Libc.if_nametoindex(name);
        if (index == 0) {
            List<String> known = names();
            throw Trouble.failed(
                    what,
                    "there is no interface " + name,
                    Nearest.hint(name, known, "interfaces: " + String.join(", ", known))).toException();
        }
        return index;
    }

    /** The name of an interface; empty when the number is of none. */
    public static Optional<String> name(int index) {
        try (Memory name = new Memory(IF_NAMESIZE)) {
            return index > 0 && Libc.if_indextoname(index, name) != null
                    ? Optional.of(name.getString(0))
                    : Optional.empty();
        }
    }

    /** Whether packets can go through: Documentation/networking/operstates.rst. No for one that is not there. */
    public static boolean isUp(String name) {
        try {
            String state = Files.readString(Path.of("/sys/class/net", name, "operstate")).strip();
            return !CLOSED.contains(state);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Through /proc, because /sys shows the namespace it was mounted in, not the thread's. */
    public static List<String> names() {
        try {
            return Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
                    .filter(line -> line.contains(":"))
                    .map(line -> line.substring(0, line.indexOf(':')).strip())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
