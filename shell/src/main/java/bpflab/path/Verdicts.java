package bpflab.path;

import bpflab.packet.EtherType;
import bpflab.wire.DriverCounts;
import bpflab.wire.FrameSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of the packets of an interface at XDP and behind tc. The kernel counts no verdicts, so it is read off
 * what is counted around the programs: drivers count those of XDP in native mode; packet sockets, which nobody reads,
 * how many came past XDP and past tc.
 */
final class Verdicts implements AutoCloseable {
    /** {@code rx_queue_0_xdp_drops} of drivers/net/veth.c; others write {@code rx_xdp_drop}. */
    private static final Pattern COUNTER = Pattern.compile("(?:rx_?)?(?:queue_)?\\d*_?(?:rx_)?xdp_"
            + "(drops?|pass|tx|redirect|aborted|packets)");
    private static final Map<String, String> NAMES = Map.of("drop", "XDP_DROP", "drops", "XDP_DROP", "pass",
            "XDP_PASS", "tx", "XDP_TX", "redirect", "XDP_REDIRECT", "aborted", "XDP_ABORTED");
    private static final String ALL = "packets";
    /** What the stack takes: IPv4, ARP, IPv6. */
    private static final List<Integer> TYPES = List.of(EtherType.IPV4, EtherType.ARP, EtherType.IPV6);

    private final String device;
    private final Map<String, Long> before;
    private final FrameSocket behindXdp;
    private final List<FrameSocket> behindTc;

    /** Begins to count. */
    Verdicts(String device) {
        this.device = device;
        this.behindXdp = FrameSocket.open(device).onlyArriving();
        this.behindTc = TYPES.stream().map(type -> FrameSocket.open(device, type)).toList();
        this.before = counters();
    }

    private Map<String, Long> counters() {
        Map<String, Long> sums = new TreeMap<>();
        DriverCounts.of(device).forEach((name, count) -> {
            Matcher counter = COUNTER.matcher(name);
            if (counter.matches()) {
                sums.merge(NAMES.getOrDefault(counter.group(1), ALL), count, Long::sum);
            }
        });
        return sums;
    }

    /**
     * The verdicts of XDP in native mode since then, by name; none where the driver does not tell. Where it does not
     * count those that pass, they are what is left.
     */
    Map<String, Long> xdp() {
        Map<String, Long> since = new LinkedHashMap<>();
        long all = 0;
        for (Map.Entry<String, Long> now : counters().entrySet()) {
            long count = now.getValue() - before.getOrDefault(now.getKey(), 0L);
            if (now.getKey().equals(ALL)) {
                all = count;
            } else if (count > 0) {
                since.put(now.getKey(), count);
            }
        }
        long left = all - since.values().stream().mapToLong(Long::longValue).sum();
        if (left > 0 && !since.containsKey("XDP_PASS")) {
            since.put("XDP_PASS", left);
        }
        return since;
    }

    /** How many packets came past XDP since then. */
    long pastXdp() {
        return behindXdp.counted();
    }

    /** How many IP and ARP packets came past tc's ingress since then. */
    long pastTc() {
        return behindTc.stream().mapToLong(FrameSocket::counted).sum();
    }

    @Override
    public void close() {
        behindXdp.close();
        behindTc.forEach(FrameSocket::close);
    }
}
