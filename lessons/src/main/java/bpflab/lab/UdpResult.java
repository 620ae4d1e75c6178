package bpflab.lab;

import java.time.Duration;
import java.util.List;

/**
 * What became of UDP datagrams.
 *
 * @param sent how many
 * @param times the round trips of those that were echoed
 */
public record UdpResult(int sent, List<Duration> times) {
    public UdpResult {
        times = List.copyOf(times);
    }

    /** How many were echoed. */
    public int received() {
        return times.size();
    }
}
