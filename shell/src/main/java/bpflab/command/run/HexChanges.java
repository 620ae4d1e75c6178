package bpflab.command.run;

import bpflab.packet.PacketDiff;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The rows of bytes in which something changed, as before and as after, marked below what differs. */
final class HexChanges {
    private static final int ROW = 16;
    private static final int MOST_ROWS = 64;

    private HexChanges() {}

    static View of(byte[] before, byte[] after, PacketDiff diff) {
        List<Line> lines = new ArrayList<>();
        int longest = Math.max(before.length, after.length);
        int hidden = 0;
        for (int from = 0; from < longest; from += ROW) {
            boolean old = any(diff.before(), from);
            boolean now = any(diff.after(), from);
            if (!old && !now) {
                continue;
            }
            if (lines.size() > MOST_ROWS) {
                hidden++;
                continue;
            }
            row("-", before, from, diff.before(), lines);
            row("+", after, from, diff.after(), lines);
        }
        if (hidden > 0) {
            lines.add(Line.of("… and " + Units.count(hidden, "more row", "more rows") + ": --json has all bytes",
                    Role.MUTED));
        }
        return new Listing(lines);
    }

    private static boolean any(BitSet changed, int from) {
        int next = changed.nextSetBit(from);
        return next >= 0 && next < from + ROW;
    }

    private static void row(String sign, byte[] bytes, int from, BitSet changed, List<Line> lines) {
        if (from >= bytes.length) {
            return;
        }
        List<Span> row = new ArrayList<>(List.of(new Span(sign + " " + String.format("%04x ", from), Role.MUTED)));
        StringBuilder marks = new StringBuilder("       ");
        for (int at = from; at < Math.min(from + ROW, bytes.length); at++) {
            boolean differs = changed.get(at);
            row.add(new Span(String.format(" %02x", bytes[at]), differs ? Role.WARN : Role.PLAIN));
            marks.append(differs ? " ^^" : "   ");
        }
        lines.add(new Line(row));
        if (any(changed, from)) {
            lines.add(Line.of(marks.toString().stripTrailing(), Role.WARN));
        }
    }
}
