package bpflab.trace;

import java.nio.charset.StandardCharsets;

/** Lines of trace_pipe that a test writes down. */
public final class TraceText {
    private TraceText() {}

    /**
     * What a line is read as.
     *
     * @param raw the line without its line end
     */
    public static TraceLine line(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        return new TraceParser().parse(bytes, 0, bytes.length, StandardCharsets.UTF_8);
    }
}
