package bpflab.trace;

import java.util.Arrays;
import java.util.List;

/** Cuts pieces of trace_pipe into lines; what has no end yet waits for the next piece. */
final class Lines {
    private byte[] rest = {};

    /** Adds the lines that end in this piece. */
    void cut(byte[] piece, List<TraceLine> lines) {
        byte[] all = rest.length == 0 ? piece : joined(rest, piece);
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                lines.add(new TraceParser(Arrays.copyOfRange(all, start, i)).parse());
                start = i + 1;
            }
        }
        rest = Arrays.copyOfRange(all, start, all.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
