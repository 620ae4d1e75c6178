package bpflab.why;

import bpflab.why.CodeFacts.HelperCall;
import bpflab.why.Evidence.UsedMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A record is larger than the whole ring buffer: each has a header and is rounded up ({@code __bpf_ringbuf_reserve} of
 * kernel/bpf/ringbuf.c), so reserving always answers NULL.
 */
final class RecordTooLarge implements Rule {
    private static final int HEADER = Long.BYTES;
    /** At which place of its arguments a function is told how long a record is. */
    private static final Map<String, Integer> LENGTHS = Map.of("bpf_ringbuf_reserve", 2, "bpf_ringbuf_output", 3);

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream().filter(map -> map.waiting().isPresent())
                .flatMap(map -> seen.code().helpers().stream()
                        .filter(call -> call.map().equals(map.name()) && bytes(call) + HEADER > map.room())
                        .map(call -> cause(map, call)))
                .findFirst();
    }

    private static long bytes(HelperCall call) {
        return LENGTHS.containsKey(call.function()) ? call.numbers().getOrDefault(LENGTHS.get(call.function()), 0L) : 0;
    }

    private static Finding cause(UsedMap map, HelperCall call) {
        long room = map.room();
        while (room < bytes(call) + HEADER) {
            room *= 2;
        }
        return Finding.cause("a record is larger than ring buffer " + map.name(), String.format(Locale.ROOT,
                "%s asks for %,d bytes and %d for its header, and there are %,d in all", call.line().place(),
                bytes(call), HEADER, map.room()), "give it more room, or write less:", call.line().edit())
                .write("", "__uint(max_entries, " + room + ");");
    }
}
