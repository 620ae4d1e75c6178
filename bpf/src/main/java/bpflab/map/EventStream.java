package bpflab.map;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The records of a ring buffer or of perf buffers, as they come out: each once, to one reader, in the order of the
 * buffer. Of one thread.
 */
public interface EventStream extends AutoCloseable {
    /** Where records go. */
    interface Sink {
        /**
         * A record.
         *
         * @param cpu the CPU that it came from; -1 where the buffer is that of all
         * @param memory the record is in it, until this returns
         * @param at where it begins
         * @param bytes its size, of a perf buffer with up to 7 bytes behind it
         */
        void event(int cpu, ByteBuffer memory, int at, int bytes);
    }

    /**
     * Takes out what is there.
     *
     * @param most at most so many
     * @param wait how long to wait for the first
     * @return how many were taken
     * @throws InterruptedException while it waited
     */
    int read(int most, Duration wait, Sink sink) throws InterruptedException;

    /** How many records the kernel had no room for, as far as it tells: a ring buffer's programs alone know. */
    long lost();

    /**
     * How often what was read had left no room for one more record like its last: what came then is lost, and only the
     * programs know how much.
     */
    default long full() {
        return 0;
    }

    @Override
    void close();
}
