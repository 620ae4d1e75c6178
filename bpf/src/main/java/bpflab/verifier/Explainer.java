package bpflab.verifier;

import bpflab.verifier.Explanation.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Finds the rule for a refusal, fills in its texts, and points at the C lines. */
final class Explainer {
    /** All rules; the first that fits is taken. */
    static final List<Rule> RULES = Stream.of(
                    PacketRefusals.RULES, MapRefusals.RULES, StackRefusals.RULES, NumberRefusals.RULES,
                            CallRefusals.RULES, FlowRefusals.RULES, CodeRefusals.RULES)
            .flatMap(List::stream).toList();

    private static final Rule UNKNOWN = Rule.of(Explanation.UNKNOWN, "(?s).*")
            .what("was refused for a reason that bpflab has no words for")
            .why("the kernel's own words are below; what it looked at last is {here}")
            .fix("the end of the log shows the registers before it: :verifier --raw")
            .mark("refused here");

    /** The kernel's words are kept to this many lines: the last ones, which say what is wrong. */
    private static final int MOST_LINES = 2;

    private Explainer() {}

    static Explanation explain(Scene scene) {
        for (Rule rule : RULES) {
            Matcher message = rule.message().matcher(scene.message());
            if (message.find()) {
                Refused refused = new Refused(scene, message);
                if (rule.when().test(refused)) {
                    return filled(rule, refused);
                }
            }
        }
        Matcher anything = UNKNOWN.message().matcher(scene.message());
        anything.find();
        return filled(UNKNOWN, new Refused(scene, anything));
    }

    private static Explanation filled(Rule rule, Refused refused) {
        Optional<Note> at = refused.scene()
                .place()
                .map(place -> note(place, refused, Facts.fill(rule.mark(), refused)));
        return new Explanation(
                Facts.fill(rule.what(), refused), Facts.fill(rule.why(), refused), Facts.fill(rule.fix(), refused),
                says(refused.scene().message(), rule), at, notes(refused, at), rule.name());
    }

    private static List<Note> notes(Refused refused, Optional<Note> at) {
        List<Note> notes = new ArrayList<>(at.stream().toList());
        for (Note note : Way.notes(refused)) {
            boolean known = notes.stream()
                    .anyMatch(n -> n.line() == note.line() && (n.line() > 0 || n.text().equals(note.text())));
            if (!known && at.isPresent()) {
                notes.add(note);
            }
        }
        notes.sort(Comparator.comparingInt(Note::line));
        return notes;
    }

    /** On a line of assembly the instruction is named: one such line can stand for a whole program. */
    private static Note note(Place place, Refused refused, String remark) {
        int[] caret = refused.helper().isEmpty() ? place.accessCaret() : place.caret();
        boolean assembly = place.text().strip().matches("(?:__)?asm\\b.*");
        String instruction = assembly ? refused.scene().step().map(step -> step.code() + ": ").orElse("") : "";
        return new Note(place.file(), place.line(), place.text(), caret[0], caret[1], instruction + remark);
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
