package bpflab.command.look;

import bpflab.json.IfPresent;
import bpflab.listing.ListingDiff.Side;
import bpflab.listing.ListingDiff;
import bpflab.listing.Row;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * All instructions of two listings as data, in order, each with what became of it. There may be a million, and only
 * {@code --json} wants them: they are made when the first is asked for.
 */
final class DiffRows extends AbstractList<DiffRows.Compared> {
    private final List<ListingDiff.Line> lines;
    private List<Compared> made;
    private final Deque<Compared> removed = new ArrayDeque<>();
    private Optional<Integer> line = Optional.empty();
    private Optional<Integer> lineBefore = Optional.empty();

    DiffRows(List<ListingDiff.Line> lines) {
        this.lines = lines;
    }

    /**
     * An instruction.
     *
     * @param kind {@code same}, {@code added}, {@code removed}, or {@code changed}: of the same opcode, in its place
     * @param side which of the two have it: {@code first}, {@code second}, {@code both}
     * @param at where it is: of a removed one in the first, of all others in the second
     * @param before what the first has in its place
     * @param line the line in the C file
     */
    record Compared(
            String kind, String side, int at, String code, @IfPresent Optional<Before> before,
            @IfPresent Optional<Integer> line) {}

    /** Where an instruction is in the first, and what it is there. */
    record Before(int at, String code) {
        static Before of(Row.Code code) {
            return new Before(code.at(), code.text());
        }
    }

    @Override
    public Compared get(int at) {
        return all().get(at);
    }

    @Override
    public int size() {
        return all().size();
    }

    private List<Compared> all() {
        if (made == null) {
            made = new ArrayList<>();
            lines.forEach(this::add);
            flush();
        }
        return made;
    }

    private void add(ListingDiff.Line compared) {
        if (compared.side() == Side.BOTH) {
            flush();
        }
        if (compared.row() instanceof Row.Source source) {
            Optional<Integer> number = Optional.of(source.info().line()).filter(known -> known > 0);
            lineBefore = compared.side() == Side.SECOND ? lineBefore : number;
            line = compared.side() == Side.FIRST ? line : number;
        } else if (compared.row() instanceof Row.Code code) {
            add(compared, code);
        }
    }

    private void add(ListingDiff.Line compared, Row.Code code) {
        if (compared.side() == Side.FIRST) {
            removed.add(new Compared("removed", "first", code.at(), code.text(), Optional.empty(), lineBefore));
        } else if (compared.side() == Side.BOTH) {
            made.add(new Compared("same", "both", code.at(), code.text(),
                    Optional.of(Before.of((Row.Code) compared.before())), line));
        } else {
            made.add(changed(code).orElseGet(() ->
                    new Compared("added", "second", code.at(), code.text(), Optional.empty(), line)));
        }
    }

    /** What was removed with the same operation, and nothing since: the one became the other. */
    private Optional<Compared> changed(Row.Code now) {
        if (removed.isEmpty() || !operation(removed.peek().code()).equals(operation(now.text()))) {
            flush();
            return Optional.empty();
        }
        Compared old = removed.remove();
        return Optional.of(new Compared("changed", "both", now.at(), now.text(),
                Optional.of(new Before(old.at(), old.code())), line));
    }

    /** {@code (b7)}, {@code movl}. */
    private static String operation(String code) {
        int end = code.indexOf(' ');
        return end < 0 ? code : code.substring(0, end);
    }

    private void flush() {
        made.addAll(removed);
        removed.clear();
    }
}
