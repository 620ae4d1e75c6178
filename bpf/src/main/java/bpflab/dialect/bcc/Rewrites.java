package bpflab.dialect.bcc;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes of expressions that may lie in one another: each says which few letters it changes, and what it is about.
 * Those that lie in one another become one change of the outermost.
 */
final class Rewrites {
    private static final Comparator<Piece> ORDER = Comparator.comparingInt(Piece::from)
            .thenComparing(piece -> piece.from != piece.to)
            .thenComparing(piece -> piece.isPrefix())
            .thenComparingInt(piece -> piece.isPrefix() ? -piece.of.length() : piece.of.length());

    private final Original original;
    private final Set<Change> changes = new LinkedHashSet<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> conflicts = new ArrayList<>();

    Rewrites(Original original) {
        this.original = original;
    }

    /** What a change is about: from the first to behind the last letter. */
    private record Change(int from, int to, String why) {
        int length() {
            return to - from;
        }
    }

    private record Piece(int from, int to, String with, Change of) {
        boolean isSame(Piece other) {
            return from == other.from && to == other.to && with.equals(other.with);
        }

        boolean isPrefix() {
            return from == of.from;
        }
    }

    /** The letters of one change. */
    final class Letters {
        private final Change change;
        private final boolean isNew;

        private Letters(Change change, boolean isNew) {
            this.change = change;
            this.isNew = isNew;
        }

        /** Other letters stand there. */
        Letters replace(int from, int to, String with) {
            Piece piece = new Piece(from, to, with, change);
            if (isNew && pieces.stream().allMatch(p -> p.to <= from || to <= p.from || p.isSame(piece))) {
                pieces.add(piece);
            } else if (isNew) {
                conflicts.add(piece);
            }
            return this;
        }

        /** Letters are put in. */
        Letters insert(int at, String text) {
            if (isNew) {
                pieces.add(new Piece(at, at, text, change));
            }
            return this;
        }
    }

    /** A change; the same one once more, as macros that are used twice ask for, changes nothing. */
    Letters change(int from, int to, String why) {
        Change change = new Change(from, to, why);
        return new Letters(change, changes.add(change));
    }

    /** Says all of it in the draft. */
    void apply(Draft draft) {
        conflicts.forEach(piece -> draft.leave(
                piece.from, original.between(piece.from, piece.to), "it would have to become two things at once",
                "write what the macro makes in place of the macro"));
        List<Change> open = changes.stream()
                .filter(change -> pieces.stream().anyMatch(piece -> piece.of == change))
                .sorted(Comparator.comparingInt(Change::from).thenComparing(change -> -change.length()))
                .toList();
        List<Piece> all = pieces.stream().sorted(ORDER).toList();
        int at = 0;
        while (at < open.size()) {
            int from = open.get(at).from;
            int to = open.get(at).to;
            Set<String> whys = new LinkedHashSet<>();
            int next = at;
            while (next < open.size() && (open.get(next).from < to || open.get(next).from == from)) {
                to = Math.max(to, open.get(next).to);
                whys.add(open.get(next).why);
                next++;
            }
            draft.replace(from, to, text(from, to, open.subList(at, next), all), String.join("; ", whys));
            at = next;
        }
    }

    private String text(int from, int to, List<Change> merged, List<Piece> all) {
        StringBuilder text = new StringBuilder();
        int at = from;
        for (Piece piece : all) {
            if (merged.contains(piece.of)) {
                if (piece.from >= at) {
                    text.append(original.text(), at, piece.from).append(piece.with);
                    at = piece.to;
                }
            }
        }
        return text.append(original.text(), at, to).toString();
    }
}
