package bpflab.wire;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a driver counts by itself, by the driver's own names, as ethtool -S shows it: include/uapi/linux/ethtool.h. */
public final class DriverCounts {
    private static final int GSTRINGS = 0x1b;
    private static final int GSTATS = 0x1d;
    private static final int GSSET_INFO = 0x37;
    private static final int STATISTICS = 1;
    private static final int STRING_BYTES = 32;
    private static final int MOST = 10_000;

    private DriverCounts() {}

    /** The counters of an interface of this thread's network namespace; none where the driver has none. */
    public static Map<String, Long> of(String device) {
        try (Ethtool driver = Ethtool.at(device)) {
            int count = count(driver);
            return count == 0 ? Map.of() : read(driver, count);
        }
    }

    private static int count(Ethtool driver) {
        try (Memory info = new Memory(24)) {
            info.clear();
            info.setInt(0, GSSET_INFO);
            info.setLong(8, 1L << STATISTICS);
            boolean known = driver.ask(info) && info.getLong(8) != 0;
            return known ? Math.min(MOST, info.getInt(16)) : 0;
        }
    }

    private static Map<String, Long> read(Ethtool driver, int count) {
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
            if (driver.ask(names) && driver.ask(values)) {
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
}
