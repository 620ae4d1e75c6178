package bpflab.wire;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a driver counts by itself, by the driver's own names, as ethtool -S shows it: include/uapi/linux/ethtool.h. */
public final class DriverCounts {
    private static final int AF_INET = 2;
    private static final int DGRAM_CLOEXEC = 2 | 0x80000;
    private static final long SIOCETHTOOL = 0x8946;
    private static final int GSTRINGS = 0x1b;
    private static final int GSTATS = 0x1d;
    private static final int GSSET_INFO = 0x37;
    private static final int STATISTICS = 1;
    private static final int NAME_BYTES = 16;
    private static final int STRING_BYTES = 32;
    private static final int MOST = 10_000;

    private DriverCounts() {}

    /** The counters of an interface of this thread's network namespace; none where the driver has none. */
    public static Map<String, Long> of(String device) {
        int number = Libc.socket(AF_INET, DGRAM_CLOEXEC, 0);
        try (Fd socket = new Fd("socket", ReturnCode.checkErrno(number, "cannot ask the driver of " + device))) {
            int count = count(socket, device);
            return count == 0 ? Map.of() : read(socket, device, count);
        }
    }

    private static int count(Fd socket, String device) {
        try (Memory info = new Memory(24)) {
            info.clear();
            info.setInt(0, GSSET_INFO);
            info.setLong(8, 1L << STATISTICS);
            boolean known = ask(socket, device, info) && info.getLong(8) != 0;
            return known ? Math.min(MOST, info.getInt(16)) : 0;
        }
    }

    private static Map<String, Long> read(Fd socket, String device, int count) {
        try (Memory names = new Memory(12 + (long) count * STRING_BYTES);
                Memory values = new Memory(8 + (long) count * Long.BYTES)) {
            names.clear();
            names.setInt(0, GSTRINGS);
            names.setInt(4, STATISTICS);
            names.setInt(8, count);
            values.clear();
            values.setInt(0, GSTATS);
            values.setInt(4, count);
            Map<String, Long> counts = new LinkedHashMap<>();
            if (ask(socket, device, names) && ask(socket, device, values)) {
                for (int i = 0; i < Math.min(count, values.getInt(4)); i++) {
                    byte[] name = names.getByteArray(12 + (long) i * STRING_BYTES, STRING_BYTES);
                    counts.put(text(name), values.getLong(8 + (long) i * Long.BYTES));
                }
            }
            return counts;
        }
    }

    private static String text(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }

    private static boolean ask(Fd socket, String device, Memory question) {
        try (Memory request = new Memory(40)) {
            byte[] name = device.getBytes(StandardCharsets.UTF_8);
            request.clear();
            request.write(0, name, 0, Math.min(name.length, NAME_BYTES - 1));
            request.setPointer(NAME_BYTES, question);
            return Libc.ioctl(socket.number(), SIOCETHTOOL, request) >= 0;
        }
    }
}
