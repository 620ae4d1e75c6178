package bpflab.bench;

import bpflab.btf.Value;
import bpflab.map.BpfMap;
import bpflab.map.EventStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The records of a ring buffer or perf buffer, typed, as a stream that waits for the next. */
final class RecordStream {
    private static final int AT_ONCE = 4096;

    private final EventStream events;
    private final RecordTyping typing;
    private final Consumer<String> said;
    private long lost;

    private RecordStream(EventStream events, RecordTyping typing, Consumer<String> said) {
        this.events = events;
        this.typing = typing;
        this.said = said;
    }

    /** The buffer is open until the bench ends, so that nothing is lost between two streams. */
    static Stream<Value> of(Bench bench, BpfMap map, Optional<String> as, Consumer<String> said) {
        RecordStream stream = new RecordStream(
                bench.handles().events(map), RecordTyping.of(bench, map, as.stream().toList()), said);
        return Ongoing.stream(stream::read);
    }

    private List<Value> read(Duration wait) throws InterruptedException {
        List<Value> values = new ArrayList<>();
        events.read(AT_ONCE, wait, (cpu, memory, at, bytes) -> {
            byte[] raw = new byte[bytes];
            memory.get(at, raw);
            values.add(typing.read(raw));
        });
        if (events.lost() > lost) {
            said.accept("Possibly lost " + (events.lost() - lost) + " samples");
            lost = events.lost();
        }
        return values;
    }
}
