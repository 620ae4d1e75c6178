package bpflab.command.run;

import bpflab.bench.Notices;
import bpflab.bench.RecordTyping;
import bpflab.map.EventStream;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The records of a buffer above the prompt: all are taken out and counted, a glance's worth is shown. */
final class EventFeed implements Notices.Source, EventStream.Sink {
    private static final int MOST_LINES = 20;
    private static final int MOST_RECORDS = 1 << 18;

    private final String name;
    private final EventStream stream;
    private final RecordTyping typing;
    private final List<Line> lines = new ArrayList<>();
    private long hidden;
    private long lost;

    EventFeed(String name, EventStream stream, RecordTyping typing) {
        this.name = name;
        this.stream = stream;
        this.typing = typing;
    }

    @Override
    public View take() {
        lines.clear();
        hidden = 0;
        try {
            stream.read(MOST_RECORDS, Duration.ZERO, this);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        if (hidden > 0) {
            lines.add(Line.of("… " + Units.count(hidden) + " more of " + name, Role.MUTED));
        }
        if (stream.lost() > lost) {
            lines.add(Line.of("… " + Units.count(stream.lost() - lost) + " of " + name
                    + " lost: there was no room for them", Role.WARN));
            lost = stream.lost();
        }
        return lines.isEmpty() ? View.NOTHING : new Listing(List.copyOf(lines));
    }

    @Override
    public void event(int cpu, ByteBuffer memory, int at, int bytes) {
        if (lines.size() >= MOST_LINES) {
            hidden++;
            return;
        }
        byte[] raw = new byte[bytes];
        memory.get(at, raw);
        List<Span> spans = new ArrayList<>(List.of(new Span(name + "   ", Role.NAME)));
        spans.addAll(EventLine.of(cpu, typing.read(raw)).spans());
        lines.add(new Line(spans));
    }

    @Override
    public void close() {
        stream.close();
    }
}
