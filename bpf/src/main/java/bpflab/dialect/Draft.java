package bpflab.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A translation that is being made: what rules say of a text. All places are offsets in the original. */
public final class Draft {
    private final Original original;
    private final Edits edits;
    private final List<Untranslated> left = new ArrayList<>();
    private final List<Notice> limits = new ArrayList<>();

    /** Nothing is said yet. */
    public Draft(Original original) {
        this.original = original;
        this.edits = new Edits(original);
    }

    /** Something gets another text. Where two rules want the same place the first has it, and the other is told of. */
    public void replace(int from, int to, String with, String why) {
        if (!edits.add(new Edit(from, to, with, why))) {
            leave(from, original.between(from, to), "another change is made at the same place", "change it by hand: "
                    + why);
        }
    }

    /** Something is put in. Rules that put in at the same place do so in their order. */
    public void insert(int at, String text, String why) {
        replace(at, at, text, why);
    }

    /**
     * Something stays as it is, and nothing good comes of it.
     *
     * @param at a negative place stands for the whole file
     */
    public void leave(int at, String text, String why, String hint) {
        left.add(new Untranslated(at < 0 ? 0 : original.line(at), text, why, hint));
    }

    /** A place where a script puts a text before any of it is C. */
    public void hole(int at, String text, String why, String hint) {
        left.add(new Untranslated(original.line(at), text, why, hint, true));
    }

    /** A limit that the original has, and keeps. */
    public void limit(int at, String text) {
        Notice limit = new Notice(original.line(at), text);
        if (!limits.contains(limit)) {
            limits.add(limit);
        }
    }

    /** What came of it. */
    public Translation finished(Set<Dialect> dialects) {
        Edits.Result result = edits.apply();
        return new Translation(
                dialects, result.text(), edits.changes(),
                left.stream().sorted(Comparator.comparingInt(Untranslated::line)).toList(),
                limits.stream().sorted(Comparator.comparingInt(Notice::line)).toList(), result.lines());
    }
}
