package bpflab.why;

import bpflab.why.Evidence.UsedMap;
import bpflab.why.Evidence.Waiting;
import java.util.Locale;
import java.util.Optional;

/**
 * A ring buffer that nobody reads has no room for one more record like the last: reserving answers NULL, an output
 * -EAGAIN ({@code __bpf_ringbuf_reserve} of kernel/bpf/ringbuf.c), which few ask for.
 */
final class RingFull implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream().filter(RingFull::isFull).findFirst().map(map -> Finding.cause(
                "ring buffer " + map.name() + " is full",
                String.format(Locale.ROOT, "%,d of its %,d bytes wait for a reader: another %,d do not fit",
                        map.waiting().get().bytes(), map.room(), map.waiting().get().last()),
                "take them out:", ":events " + map.name() + " --for 1s"));
    }

    private static boolean isFull(UsedMap map) {
        Optional<Waiting> waiting = map.waiting().filter(some -> some.records() > 0);
        return waiting.isPresent() && waiting.get().bytes() + waiting.get().last() >= map.room();
    }
}
