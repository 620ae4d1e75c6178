package bpflab.bench;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How fast the numbers of a map grow: each second what moved since the second before. */
final class Rates {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TypedMap map;
    private final Pace pace = new Pace(SECOND);
    private Map<String, Long> before;
    private long read;

    /** The counts of now are what the first second is compared with. */
    Rates(TypedMap map) {
        this.map = map;
        this.before = counts();
        this.read = System.nanoTime();
    }

    /** What moved, once a second is over; nothing before. */
    List<Rate> next(Duration wait) throws InterruptedException {
        if (!pace.next(wait)) {
            return List.of();
        }
        double seconds = (System.nanoTime() - read) / (double) SECOND.toNanos();
        read = System.nanoTime();
        return moved(seconds);
    }

    private List<Rate> moved(double seconds) {
        List<Rate> rates = new ArrayList<>();
        Map<String, Long> now = new HashMap<>();
        for (MapEntry entry : Sorted.byKey(map)) {
            long count = entry.asLong();
            now.put(entry.key().toString(), count);
            long more = count - before.getOrDefault(entry.key().toString(), 0L);
            if (more != 0) {
                rates.add(new Rate(entry.key(), Math.round(more / seconds)));
            }
        }
        before = now;
        return rates;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        map.forEach(entry -> counts.put(entry.key().toString(), entry.asLong()));
        return counts;
    }
}
