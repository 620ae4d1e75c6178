package bpflab.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An exception with its causes and where each was thrown, for who asks for all of it. */
public final class StackTrace {
    private static final int MOST_LINES = 40;
    private static final int MOST_FRAMES = 12;

    private StackTrace() {}

    /** The document. */
    public static View of(Throwable thrown) {
        List<Line> lines = new ArrayList<>();
        for (Throwable at = thrown; at != null && lines.size() < MOST_LINES; at = at.getCause()) {
            lines.add(Line.of("  " + String.valueOf(at).lines().findFirst().orElse(""), Role.MUTED));
            Arrays.stream(at.getStackTrace())
                    .limit(MOST_FRAMES)
                    .forEach(frame -> lines.add(Line.of("    at " + frame, Role.MUTED)));
        }
        return View.of(lines.toArray(Line[]::new));
    }
}
