package bpflab.wire;

import bpflab.libbpf.Libc;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the kernel counts an interface by, and into how many queues it sorts what arrives there.
 *
 * @param index its number, {@code ifindex} in the kernel; 0 where there is no such interface
 * @param queues 0 where that is not known
 */
public record InterfaceNumbers(int index, int queues) {
    /** Those of an interface of this thread's network namespace. */
    public static InterfaceNumbers of(String device) {
        String[] queues = Path.of("/sys/class/net", device, "queues").toFile().list();
        return new InterfaceNumbers(Libc.if_nametoindex(device), queues == null ? 0
                : (int) Arrays.stream(queues).filter(name -> name.startsWith("rx-")).count());
    }
}
