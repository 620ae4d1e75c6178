package bpflab.trace;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts pieces of trace_pipe into lines; what has no end yet waits for the next piece. The kernel ends what a program
 * prints itself: the line end of {@code bpf_printk("…\n")}, a habit of printf's, would be an empty line behind it,
 * and is left out. Empty lines in the midst of a text stay.
 */
final class Lines {
    /** As a line of any event begins: {@code ping-4711    [001]}. */
    private static final Pattern HEAD = Pattern.compile("^.{16}-\\d+ +\\[\\d+\\] ");

    private final TraceParser parser = new TraceParser();
    private byte[] rest = {};
    private int empty;

    /** Adds the lines that end in this piece; those without a sign bit are ASCII, which is looked for once. */
    void cut(byte[] piece, List<TraceLine> lines) {
        byte[] all = rest.length == 0 ? piece : joined(rest, piece);
        int start = 0;
        int signs = 0;
        for (int i = 0; i < all.length; i++) {
            byte b = all[i];
            signs |= b;
            if (b == '\n') {
                if (start == i) {
                    empty++;
                } else {
                    Charset charset = signs < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
                    add(parser.parse(all, start, i, charset), lines);
                }
                start = i + 1;
                signs = 0;
            }
        }
        rest = Arrays.copyOfRange(all, start, all.length);
    }

    private void add(TraceLine line, List<TraceLine> lines) {
        if (empty > 0) {
            if (line instanceof TraceLine.Other && !HEAD.matcher(line.raw()).find()) {
                lines.addAll(Collections.nCopies(empty, new TraceLine.Other("")));
            }
            empty = 0;
        }
        lines.add(line);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
