package bpflab.lab;

import java.util.List;

/**
 * What is to be sent.
 *
 * @param frames each in its turn
 * @param times how often each
 * @param perSecond how many frames a second; 0 for as fast as it goes
 */
public record Sends(List<byte[]> frames, int times, double perSecond) {
    private static final double NANOS = 1e9;

    public Sends {
        frames = List.copyOf(frames);
    }

    /** From one frame to the next. */
    long nanosBetween() {
        return perSecond > 0 ? Math.round(NANOS / perSecond) : 0;
    }
}
