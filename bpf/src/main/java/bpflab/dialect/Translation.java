package bpflab.dialect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * What became of a text.
 *
 * @param dialects what it was written in; none when it is today's C, which is answered byte for byte
 * @param text today's C
 * @param changes what was changed, from the first line to the last
 * @param left what could not be translated
 * @param limits what the original does that hardly anybody expects, and the translation too
 * @param lines where each line comes from
 */
public record Translation(
        Set<Dialect> dialects, String text, List<Change> changes, List<Untranslated> left, List<Notice> limits,
        LineMap lines) {
    /** Its lists do not change. */
    public Translation {
        dialects = Set.copyOf(dialects);
        changes = List.copyOf(changes);
        left = List.copyOf(left);
        limits = List.copyOf(limits);
    }

    /** A text in today's C, as it is. */
    public static Translation none(Original original) {
        return new Draft(original).finished(Set.of());
    }

    /** Whether there was nothing to translate. */
    public boolean isTodays() {
        return dialects.isEmpty();
    }

    /** The names of the dialects, as a sentence has them: {@code BCC, old maps}. */
    public String spoken() {
        return dialects.stream().sorted().map(Dialect::label).collect(Collectors.joining(", "));
    }

    /** The same text for clang: by {@code #line} it names the original's lines in all that it says and writes. */
    public String marked(Path file) {
        return lines.marked(text, file.toString());
    }

    /** The same, whose lines are others, with further changes before its own. */
    Translation relined(IntUnaryOperator line, List<Change> before) {
        List<Change> all = new ArrayList<>(before);
        changes.forEach(change -> all.add(new Change(
                line.applyAsInt(change.line()), change.before(), change.after(), change.why())));
        all.sort(Comparator.comparingInt(Change::line));
        return new Translation(
                dialects, text, all,
                left.stream().map(one -> one.at(one.line() == 0 ? 0 : line.applyAsInt(one.line()))).toList(),
                limits.stream().map(one -> new Notice(line.applyAsInt(one.line()), one.text())).toList(),
                lines.by(line));
    }
}
