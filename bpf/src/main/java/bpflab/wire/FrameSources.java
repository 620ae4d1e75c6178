package bpflab.wire;

import bpflab.libbpf.Libc;
import com.sun.jna.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Several places where frames are received, waited for at once. It closes them. */
public final class FrameSources implements AutoCloseable {
    /** One that is flooded must not keep us from the others. */
    private static final int MOST_AT_ONCE = 4096;

    private final Map<FrameSource, Consumer<Frame>> takers = new LinkedHashMap<>();

    /** Adds one, and who takes what it receives. */
    public void add(FrameSource source, Consumer<Frame> taker) {
        takers.put(source, taker);
    }

    /**
     * Takes what is there, or comes within that time.
     *
     * @param millis how long to wait for a first frame; 0 only looks
     * @return whether there was any
     */
    public boolean take(int millis) {
        try (Memory polled = new Memory((long) Libc.POLLFD_BYTES * takers.size())) {
            int at = 0;
            for (FrameSource source : takers.keySet()) {
                polled.setInt(at, source.descriptor());
                polled.setInt(at + 4L, Libc.POLLIN);
                at += Libc.POLLFD_BYTES;
            }
            if (Libc.poll(polled, takers.size(), millis) <= 0) {
                return false;
            }
        }
        boolean some = false;
        for (Map.Entry<FrameSource, Consumer<Frame>> each : takers.entrySet()) {
            Optional<Frame> frame = each.getKey().next();
            for (int i = 0; frame.isPresent() && i < MOST_AT_ONCE; i++) {
                each.getValue().accept(frame.get());
                some = true;
                frame = each.getKey().next();
            }
            frame.ifPresent(each.getValue());
        }
        return some;
    }

    /** How many frames there was no room for, since this was last asked. */
    public long lost() {
        return takers.keySet().stream().mapToLong(FrameSource::lost).sum();
    }

    @Override
    public void close() {
        takers.keySet().forEach(FrameSource::close);
    }
}
