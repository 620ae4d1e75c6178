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

/** Network interfaces of the calling thread's network namespace, by name and by number. */
public final class Interfaces {
    /** {@code ARPHRD_ETHER}, the type that veth pairs are of. */
    private static final int ETHERNET = 1;

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
        return new NetDevice(name, isUp(name), isEnabled(name), end(name), master(name), Long.parseLong(numbers[1]),
                Long.parseLong(numbers[9]));
    }

    /** Its state is told up to a second late (Documentation/networking/operstates.rst), its carrier at once. */
    private static boolean isUp(String name) {
        List<String> carrier = lines("/sys/class/net/" + name + "/carrier");
        return carrier.isEmpty() ? isEnabled(name) && !isThere(name) : carrier.contains("1");
    }

    private static boolean isThere(String name) {
        return Files.exists(Path.of("/sys/class/net", name));
    }

    /** IFF_UP of include/uapi/linux/if.h; of one that /sys does not show nobody knows, and it counts as up. */
    private static boolean isEnabled(String name) {
        List<String> flags = lines("/sys/class/net/" + name + "/flags");
        return flags.isEmpty() || (Long.decode(flags.get(0)) & 1) != 0;
    }

    private static String master(String name) {
        try {
            return Files.readSymbolicLink(Path.of("/sys/class/net", name, "master")).getFileName().toString();
        } catch (IOException none) {
            return "";
        }
    }

    private static String end(String name) {
        int end = number(name, "iflink");
        return end == 0 || end == number(name, "ifindex") ? "" : folders().stream()
                .filter(other -> number(other, "ifindex") == end && isEndOf(other, name))
                .findFirst().orElse("if" + end);
    }

    /**
     * The number of a veth's end is one of another network namespace's, where who has it here knows nothing of it, nor
     * is below it. A tunnel knows who is below it by its number alone.
     */
    private static boolean isEndOf(String other, String name) {
        return number(other, "iflink") == number(name, "ifindex") || number(name, "type") != ETHERNET
                || Files.exists(Path.of("/sys/class/net", name, "lower_" + other));
    }

    private static int number(String name, String file) {
        List<String> lines = lines("/sys/class/net/" + name + "/" + file);
        return lines.isEmpty() ? 0 : Integer.parseInt(lines.get(0));
    }

    private static List<String> folders() {
        String[] names = Path.of("/sys/class/net").toFile().list();
        return names == null ? List.of() : List.of(names);
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
