package bpflab.linux.handle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The processors that run: {@code 0-1,3} in /sys/devices/system/cpu/online. */
public final class Cpus {
    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

    private Cpus() {}

    /** Their numbers; the first alone where that cannot be read. */
    public static List<Integer> online() {
        try {
            return Arrays.stream(Files.readString(ONLINE).strip().split(","))
                    .flatMap(range -> IntStream.rangeClosed(Integer.parseInt(range.split("-")[0]),
                            Integer.parseInt(range.substring(range.indexOf('-') + 1))).boxed())
                    .toList();
        } catch (IOException | NumberFormatException unread) {
            return List.of(0);
        }
    }
}
