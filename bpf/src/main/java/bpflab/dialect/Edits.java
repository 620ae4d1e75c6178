package bpflab.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The changes of one text, none over another, and what they make of it. */
final class Edits {
    private final Original original;
    private final List<Edit> edits = new ArrayList<>();

    Edits(Original original) {
        this.original = original;
    }

    /**
     * Notes a change, once.
     *
     * @return whether it is over no other: else it is not noted
     */
    boolean add(Edit edit) {
        boolean known = edit.from() < edit.to() && edits.stream().anyMatch(other -> other.does(edit));
        if (known) {
            return true;
        }
        boolean fits = edits.stream().noneMatch(other -> other.touches(edit));
        if (fits) {
            edits.add(edit);
        }
        return fits;
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /** From first to last; those at the same place as they were noted, what is put in before what is replaced. */
    private List<Edit> inOrder() {
        return edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).thenComparing(edit -> edit.from() != edit.to()))
                .toList();
    }

    /** What a person reads of each. */
    List<Change> changes() {
        return inOrder().stream()
                .map(edit -> new Change(
                        original.line(edit.from()), original.between(edit.from(), edit.to()).strip(),
                        edit.with().strip(), edit.why()))
                .toList();
    }

    /** The changed text, and where its lines come from. */
    Result apply() {
        Result result = new Result();
        int at = 0;
        for (Edit edit : inOrder()) {
            result.keep(at, edit.from());
            result.put(edit);
            at = edit.to();
        }
        result.keep(at, original.text().length());
        return result;
    }

    /** A text that grows. */
    final class Result {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> lines = new ArrayList<>(List.of(1));

        String text() {
            return text.toString();
        }

        LineMap lines() {
            return new LineMap(lines);
        }

        private void keep(int from, int to) {
            startsAt(from);
            for (int i = from; i < to; i++) {
                text.append(original.text().charAt(i));
                if (original.text().charAt(i) == '\n') {
                    lines.add(original.line(i) + 1);
                }
            }
        }

        private void put(Edit edit) {
            startsAt(edit.from());
            int first = original.line(edit.from());
            int last = original.line(Math.max(edit.from(), edit.to() - 1));
            int line = first;
            for (int i = 0; i < edit.with().length(); i++) {
                text.append(edit.with().charAt(i));
                if (edit.with().charAt(i) == '\n') {
                    line = Math.min(line + 1, last);
                    lines.add(line);
                }
            }
        }

        /** A line of which nothing is written yet is the one that its first piece comes from. */
        private void startsAt(int offset) {
            if (text.length() == 0 || text.charAt(text.length() - 1) == '\n') {
                lines.set(lines.size() - 1, original.line(offset));
            }
        }
    }
}
