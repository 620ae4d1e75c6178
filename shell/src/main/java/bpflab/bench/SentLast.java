package bpflab.bench;

import bpflab.lab.Direction;
import java.util.List;

/**
 * Packets that a person sent over the lab's wire.
 *
 * @param line what sends the same once more
 * @param frames the first of them, each once
 */
public record SentLast(String line, Direction direction, List<byte[]> frames) {
    private static final int MOST = 16;

    public SentLast {
        frames = frames.stream().limit(MOST).toList();
    }
}
