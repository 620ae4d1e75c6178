package bpflab.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the kernel says by itself on a link that comes up: with IPv6 addresses, a multicast report from each end
 * ({@code mld_ifc_event} in net/ipv6/mcast.c), by a worker, some 10 ms later. A program that is attached meanwhile
 * would see it, and a student a packet that nobody sent.
 */
final class FirstReports {
    /** Longer than a worker waits on a busy machine; a kernel that stays silent costs this once. */
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
    private static final Path SETTING = Path.of("/proc/sys/net/ipv6/conf");
    private static final Path COUNTERS = Path.of("/proc/net/dev");
    /** Bytes, packets and six more of what arrived, then bytes and packets of what left. */
    private static final String COLUMNS = ":\\s*\\d+\\s+(\\d+)(?:\\s+\\d+){6}\\s+\\d+\\s+(\\d+)\\s";

    private FirstReports() {}

    /**
     * Returns when both ends of a new pair have reported, or would have.
     *
     * @throws IOException no /proc
     */
    static void pass(String device) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (speaksIpv6(device) && !isOver(device, Files.readString(COUNTERS)) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** @param counters the text of /proc/net/dev */
    static boolean isOver(String device, String counters) {
        return Pattern.compile("^\\s*" + Pattern.quote(device) + COLUMNS, Pattern.MULTILINE)
                .matcher(counters)
                .results()
                .anyMatch(row -> isSome(row, 1) && isSome(row, 2));
    }

    private static boolean isSome(MatchResult row, int column) {
        return !row.group(column).equals("0");
    }

    private static boolean speaksIpv6(String device) throws IOException {
        Path setting = SETTING.resolve(device).resolve("disable_ipv6");
        if (!Files.exists(setting)) {
            return false;
        }
        // Such a file gives its number to the first read only, and Files.readString reads a byte first.
        try (InputStream file = Files.newInputStream(setting)) {
            return file.read() == '0';
        }
    }
}
