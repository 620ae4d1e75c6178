package bpflab.view.terminal;

import bpflab.view.Line;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Lines of a few parts, of which one is long, as they are: nothing is copied. */
final class JoinedLines extends AbstractList<Line> implements RandomAccess {
    /** The most parts that are gone through for a line. */
    static final int FEW = 4;
    private static final int LONG = 10_000;

    private final List<List<Line>> parts;

    JoinedLines(List<List<Line>> parts) {
        this.parts = List.copyOf(parts);
    }

    static boolean isLong(List<Line> part) {
        return part.size() >= LONG;
    }

    @Override
    public int size() {
        int size = 0;
        for (List<Line> part : parts) {
            size += part.size();
        }
        return size;
    }

    @Override
    public Line get(int line) {
        int at = line;
        for (List<Line> part : parts) {
            if (at < part.size()) {
                return part.get(at);
            }
            at -= part.size();
        }
        throw new IndexOutOfBoundsException(line);
    }
}
