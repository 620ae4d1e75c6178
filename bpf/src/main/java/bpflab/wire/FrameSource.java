package bpflab.wire;

import java.util.Optional;

/** Where frames are received. */
public interface FrameSource extends AutoCloseable {
    /** The descriptor that poll(2) waits for. */
    int descriptor();

    /** The next frame that is there by now; empty when there is none. */
    Optional<Frame> next();

    /** How many frames it had no room for, since this was last asked. */
    long lost();

    @Override
    void close();
}
