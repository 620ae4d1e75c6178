package bpflab.lab;

import java.time.Duration;
import java.util.List;

/**
 * What ping saw.
 *
 * @param sent echo requests
 * @param times the round trips of the requests that were answered
 * @param unreachable how many requests could not leave because ARP got no answer
 */
public record PingResult(int sent, List<Duration> times, int unreachable) {
    public PingResult {
        times = List.copyOf(times);
    }

    /** How many requests were answered. */
    public int received() {
        return times.size();
    }
}
