package bpflab.lab;

import bpflab.wire.Frame;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The frames of a place, each different one once, with how often it came. So a flood of equal ones takes no room. */
final class Seen {
    /** A program may make each frame another one. */
    private static final int MOST = 10_000;

    private final Map<ByteBuffer, Integer> counts = new LinkedHashMap<>();
    private long lost;

    void take(Frame frame) {
        ByteBuffer bytes = ByteBuffer.wrap(frame.bytes());
        if (counts.size() < MOST || counts.containsKey(bytes)) {
            counts.merge(bytes, 1, Integer::sum);
        } else {
            lost++;
        }
    }

    /** What is left of them, to be taken away as it is accounted for. */
    Map<ByteBuffer, Integer> counts() {
        return counts;
    }

    /** How many were not noted. */
    long lost() {
        return lost;
    }
}
