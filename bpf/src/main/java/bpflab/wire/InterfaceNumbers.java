package bpflab.wire;

import bpflab.libbpf.InterfaceNames;
import bpflab.libbpf.InterfaceNames;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the kernel counts an interface by, and into how many queues it sorts what arrives there.
 *
 * @param index its number, {@code ifindex} in the kernel; 0 where there is no such interface
 * @param queues 0 where that is not known
 */
public record InterfaceNumbers(int index, int queues) {
    /** The name of the interface of that number in this thread's network namespace; empty where there is none. */
    public static String name(int index) {
        return InterfaceNames.name(index).orElse("");
    }

    /** Those of an interface of this thread's network namespace. */
    public static InterfaceNumbers of(String device) {
        String[] queues = Path.of("/sys/class/net", device, "queues").toFile().list();
        return new InterfaceNumbers(InterfaceNames.index(device).orElse(0), queues == null ? 0
                : (int) Arrays.stream(queues).filter(name -> name.startsWith("rx-")).count());
    }
}
