package bpflab.bench;

import bpflab.trace.TraceInstance;
import bpflab.trace.TraceLine;
import bpflab.view.Clean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What programs print, as a stream that waits for the next line and ends when its thread is interrupted. */
final class TraceStream extends Spliterators.AbstractSpliterator<String> {
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final TraceInstance trace;
    private final Queue<String> waiting = new ArrayDeque<>();

    TraceStream(TraceInstance trace) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.trace = trace;
    }

    Stream<String> texts() {
        return StreamSupport.stream(this, false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super String> reaction) {
        try {
            while (waiting.isEmpty()) {
                trace.read(GLANCE).stream().map(TraceStream::text).forEach(waiting::add);
            }
        } catch (InterruptedException ctrlC) {
            Thread.currentThread().interrupt();
            return false;
        }
        reaction.accept(waiting.remove());
        return true;
    }

    /** What was printed, without what the kernel puts around it. */
    private static String text(TraceLine line) {
        return Clean.text(line instanceof TraceLine.Printed printed ? printed.text() : line.raw());
    }
}
