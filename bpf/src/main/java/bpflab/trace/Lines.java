package bpflab.trace;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Cuts pieces of trace_pipe into lines; what has no end yet waits for the next piece. */
final class Lines {
    private final TraceParser parser = new TraceParser();
    private byte[] rest = {};

    /** Adds the lines that end in this piece; those without a sign bit are ASCII, which is looked for once. */
    void cut(byte[] piece, List<TraceLine> lines) {
        byte[] all = rest.length == 0 ? piece : joined(rest, piece);
        int start = 0;
        int signs = 0;
        for (int i = 0; i < all.length; i++) {
            byte b = all[i];
            signs |= b;
            if (b == '\n') {
                Charset charset = signs < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
                lines.add(parser.parse(all, start, i, charset));
                start = i + 1;
                signs = 0;
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
