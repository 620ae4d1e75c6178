package bpflab.verifier.story;

import bpflab.ast.Range;
import bpflab.verifier.log.LogEnding;
import bpflab.verifier.rules.Rule;
import bpflab.verifier.rules.Rules;
import bpflab.verifier.story.Explanation.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Finds the rule for a refusal, fills in its texts, and points at the C lines. */
final class Explainer {
    private static final Rule UNKNOWN = Rule.of(Explanation.UNKNOWN, "(?s).*")
            .what("was refused for a reason that bpflab has no words for")
            .why("the kernel's own words are below; what it looked at last is {here}")
            .fix(":verifier --raw   # the end of the log shows the registers before it")
            .mark("refused here");

    /** The kernel's words are kept to this many lines: the last ones, which say what is wrong. */
    private static final int MOST_LINES = 2;

    private Explainer() {}

    static Explanation explain(RejectionContext context) {
        for (Rule rule : Rules.ALL) {
            Matcher message = rule.message().matcher(context.message());
            if (message.find()) {
                RuleMatch match = new RuleMatch(context, message);
                if (rule.when().test(match)) {
                    return filled(rule, match);
                }
            }
        }
        Matcher anything = UNKNOWN.message().matcher(context.message());
        anything.find();
        return filled(context.ending().title().isEmpty() ? UNKNOWN : reported(context.ending()),
                new RuleMatch(context, anything));
    }

    /** What is in no table, in the words of the kernel's own report. */
    private static Rule reported(LogEnding ending) {
        Rule rule = Rule.of(Explanation.UNKNOWN, "(?s).*")
                .what("was refused: " + plain(ending.title()))
                .why(plain(String.join(" ", ending.section("Reason"))))
                .mark("refused here");
        String suggestion = plain(String.join(" ", ending.section("Suggestion")));
        return suggestion.isEmpty() ? rule.fix(UNKNOWN.remedies().get(0).text()) : rule.fix(suggestion);
    }

    private static String plain(String words) {
        return words.replace('{', '(').replace('}', ')');
    }

    private static Explanation filled(Rule rule, RuleMatch match) {
        Optional<Note> at = match.context()
                .place()
                .map(place -> note(place, match, Placeholders.fill(rule.mark(), match)));
        Fix fix = Remedies.fix(rule, match);
        return new Explanation(
                Placeholders.fill(rule.what(), match), Placeholders.fill(rule.why(), match), fix,
                says(match.context(), rule), at, notes(match, at, fix), rule.name());
    }

    private static List<Note> notes(RuleMatch match, Optional<Note> at, Fix fix) {
        List<Note> notes = new ArrayList<>(at.stream().toList());
        for (Note note : PathNotes.notes(match)) {
            boolean known = notes.stream()
                    .anyMatch(n -> n.line() == note.line() && (n.line() > 0 || n.text().equals(note.text())));
            if (!known && at.isPresent()) {
                notes.add(note);
            }
        }
        at.flatMap(place -> replaced(match, place, fix))
                .filter(line -> notes.stream().noneMatch(note -> note.line() == line.line()))
                .ifPresent(notes::add);
        notes.sort(Comparator.comparingInt(Note::line));
        return notes;
    }

    /** What a fix stands in place of: who is to replace something sees it. */
    private static Optional<Note> replaced(RuleMatch match, Note at, Fix fix) {
        if (fix.line() == 0 || fix.to() <= fix.from() || fix.braces()) {
            return Optional.empty();
        }
        return match.code().map(code -> code.function().lines())
                .filter(lines -> fix.line() <= lines.size()
                        && (fix.file().isEmpty()
                                || fix.file().endsWith(at.file().substring(at.file().lastIndexOf('/') + 1))))
                .map(lines -> new Note(
                        at.file(), fix.line(), lines.get(fix.line() - 1), fix.from(), fix.to(),
                                "the fix replaces this"));
    }

    /** On a line of assembly the instruction is named: one such line can stand for a whole program. */
    private static Note note(Place place, RuleMatch match, String remark) {
        Range known = match.code().map(code -> code.caret(match.register())).orElse(Range.NONE);
        Range inLine = match.helper().isEmpty() ? place.accessCaret() : place.caret();
        Range caret = known.to() > 0 ? known : inLine;
        boolean assembly = place.text().strip().matches("(?:__)?asm\\b.*");
        String instruction = assembly ? match.context().step().map(step -> step.code() + ": ").orElse("") : "";
        return new Note(place.file(), place.line(), place.text(), caret.from(), caret.to(), instruction + remark);
    }

    /** The kernel's words: the reason, and from Linux 7.3 on what its report calls it, why, and what it suggests. */
    private static String says(RejectionContext context, Rule rule) {
        LogEnding ending = context.ending();
        List<String> all = new ArrayList<>(List.of(says(context.message(), rule)));
        if (!ending.title().isEmpty()) {
            all.add(ending.title());
            all.addAll(ending.section("Reason"));
            ending.section("Suggestion").forEach(all::add);
        }
        return String.join("\n", all);
    }

    private static String says(String message, Rule rule) {
        List<String> lines = message.lines().toList();
        int first = Math.max(0, lines.size() - MOST_LINES);
        for (int i = 0; i < lines.size(); i++) {
            if (rule.message().matcher(lines.get(i)).find()) {
                first = Math.min(i, first);
                break;
            }
        }
        return String.join("\n", lines.subList(first, Math.min(lines.size(), first + MOST_LINES)));
    }
}
