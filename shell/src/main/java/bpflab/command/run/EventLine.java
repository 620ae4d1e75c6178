package bpflab.command.run;

import bpflab.btf.Value;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.TraceText;
import java.time.LocalTime;

/** A record in a line, wherever it is shown. */
final class EventLine {

    private EventLine() {}

    /** @param cpu -1 where the buffer is that of all */
    static Line of(int cpu, Value value) {
        return Line.of(
                new Span(TraceText.CLOCK.format(LocalTime.now()) + "   " + (cpu < 0 ? "" : "cpu " + cpu + "   "),
                        Role.MUTED),
                new Span(value.toString(), Role.CODE));
    }
}
