package bpflab.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What comes for as long as somebody waits: a stream that ends at Ctrl-C, or when the time of {@link #during} is over.
 * Where there is no terminal, Ctrl-C is SIGINT, and while the stream is waited for it ends the stream alone.
 */
final class Ongoing<T> extends Spliterators.AbstractSpliterator<T> {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final ThreadLocal<Long> END = new ThreadLocal<>();

    private final Source<T> source;
    private final Queue<T> waiting = new ArrayDeque<>();

    /** Where it comes from. */
    interface Source<T> {
        /** What is there, waiting so long for it; nothing when nothing came. */
        Collection<? extends T> read(Duration wait) throws InterruptedException;
    }

    private Ongoing(Source<T> source) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
    }

    static <T> Stream<T> stream(Source<T> source) {
        return StreamSupport.stream(new Ongoing<>(source), false);
    }

    /** Streams that the body waits for end after that time at the latest. */
    static void during(Duration time, Runnable body) {
        Long before = END.get();
        long end = System.nanoTime() + time.toNanos();
        END.set(before == null || end - before < 0 ? (Long) end : before);
        try {
            body.run();
        } finally {
            END.set(before);
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> reaction) {
        try (Interrupts ctrlC = Interrupts.here()) {
            if (!await(ctrlC)) {
                return false;
            }
        } catch (InterruptedException ended) {
            return false;
        }
        reaction.accept(waiting.remove());
        return true;
    }

    /** All that comes; Ctrl-C while the reaction runs ends it behind that. */
    @Override
    public void forEachRemaining(Consumer<? super T> reaction) {
        try (Interrupts ctrlC = Interrupts.here()) {
            while (await(ctrlC)) {
                reaction.accept(waiting.remove());
            }
        } catch (InterruptedException ended) {
            waiting.clear();
        }
    }

    /** @return whether something came before the time was over */
    private boolean await(Interrupts ctrlC) throws InterruptedException {
        while (waiting.isEmpty()) {
            Duration left = left();
            if (left.isZero()) {
                return false;
            }
            waiting.addAll(source.read(left));
            ctrlC.check();
        }
        return true;
    }

    private static Duration left() {
        Long end = END.get();
        Duration left = end == null ? GLANCE : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(GLANCE) < 0 ? left : GLANCE;
    }
}
