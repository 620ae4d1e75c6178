package bpflab.linux.handle;

import bpflab.kernel.NetDevice;
import bpflab.kernel.StackCounts;
import bpflab.libbpf.InterfaceNames;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Network interfaces of the calling thread's network namespace, by name and by number. */
public final class Interfaces {
    private static final Set<String> CLOSED = Set.of("down", "lowerlayerdown", "notpresent", "dormant");

    private Interfaces() {}

    /**
     * The number of an interface.
     *
     * @throws bpflab.trouble.TroubleException there is none of that name; the trouble names those that are
     */
    public static int index(String name, String what) {
        return InterfaceNames.index(name).orElseThrow(() -> {
            List<String> known = names();
            return Trouble.failed(
                    what,
                    "there is no interface " + name + "; there " + (known.size() == 1 ? "is " : "are ")
                            + String.join(", ", known),
                    Nearest.hint(name, known, "!ip link   # lists them\n:lab up   # makes lab0")).toException();
        });
    }

    /** All of them, by name, with what they counted. */
    public static List<NetDevice> devices() {
        return lines("/proc/thread-self/net/dev").stream()
                .filter(line -> line.contains(":"))
                .map(Interfaces::device)
                .sorted(Comparator.comparing(NetDevice::name))
                .toList();
    }

    /** Eight numbers of what came in, bytes and packets first, then the same of what went out. */
    private static NetDevice device(String line) {
        String name = line.substring(0, line.indexOf(':')).strip();
        String[] numbers = line.substring(line.indexOf(':') + 1).strip().split("\\s+");
        return new NetDevice(name, isUp(name), Long.parseLong(numbers[1]), Long.parseLong(numbers[9]));
    }

    /** Documentation/networking/operstates.rst. */
    private static boolean isUp(String name) {
        return lines("/sys/class/net/" + name + "/operstate").stream().noneMatch(CLOSED::contains);
    }

    /** A line with the names of the counters, and one with the counters. */
    public static StackCounts stackCounts() {
        List<List<String>> rows = lines("/proc/thread-self/net/snmp").stream()
                .filter(line -> line.startsWith("Ip:"))
                .map(line -> List.of(line.split("\\s+")))
                .toList();
        return new StackCounts(count(rows, "InReceives"), count(rows, "InDelivers"), count(rows, "OutRequests"));
    }

    private static long count(List<List<String>> rows, String name) {
        int at = rows.isEmpty() ? -1 : rows.get(0).indexOf(name);
        return at < 0 ? 0 : Long.parseLong(rows.get(1).get(at));
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Through /proc, because /sys shows the namespace it was mounted in, not the thread's. */
    public static List<String> names() {
        return devices().stream().map(NetDevice::name).toList();
    }
}
