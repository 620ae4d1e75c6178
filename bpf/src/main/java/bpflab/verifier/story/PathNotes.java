package bpflab.verifier.story;

import bpflab.verifier.log.LogLine.Step;
import bpflab.verifier.log.Registers;
import bpflab.verifier.story.Explanation.Note;
import bpflab.verifier.story.RejectionContext.At;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The C lines on the way to a refusal that had a part in it: where the value came from, where it was moved, the check
 * that was too weak.
 */
final class PathNotes {
    private static final Pattern ADDED = Pattern.compile("r(?<to>\\d{1,9}) \\+= r(?<by>\\d{1,9})");
    private static final Pattern BRANCH = Pattern.compile("if [rw](?<left>\\d{1,9}) .*");
    private static final Pattern MOVED = Pattern.compile("^pkt\\(id=[1-9]");
    private static final Pattern COPIED = Pattern.compile("[rw](?<to>\\d{1,9}) = [rw](?<from>\\d{1,9})");

    private PathNotes() {}

    /** The lines, the most telling first; a line can be there twice. */
    static List<Note> notes(RuleMatch match) {
        List<Note> notes = new ArrayList<>();
        origin(match).ifPresent(notes::add);
        if (match.message().contains("invalid access to packet")) {
            moved(match).flatMap(at -> note(match, at, "moved by " + by(at))).ifPresent(notes::add);
            match.context()
                    .comparisonWithPacketEnd()
                    .flatMap(at -> note(match, at, proof(match, at)))
                    .or(() -> match.context().subtractionOfPacketAddress()
                            .flatMap(at -> note(match, at, "the difference is only a number")))
                    .ifPresent(notes::add);
        } else if (match.message().contains("max value is outside")) {
            moved(match).flatMap(at -> limit(match, at)).ifPresent(notes::add);
        }
        return notes;
    }

    private static Optional<Note> origin(RuleMatch match) {
        return match.origin()
                .filter(origin -> !computed(match, origin))
                .flatMap(origin -> match.context()
                        .place(origin)
                        .map(place -> note(place, remark(match, origin, place))));
    }

    /**
     * Whether it is a number that was computed with the packet's end since: what it was read from says nothing of it.
     */
    private static boolean computed(RuleMatch match, Origin origin) {
        return match.value().startsWith("scalar") && origin.value().filter(v -> v.startsWith("pkt_end")).isPresent();
    }

    /** What came to be on the line of the origin: {@code eth = start of the packet}. */
    private static String remark(RuleMatch match, Origin origin, Place place) {
        if (origin.kind() == Origin.Kind.CLEARED) {
            return "the call clears r1 to r5";
        }
        if (origin.step().called().equals("bpf_spin_lock")) {
            return "locked from here on";
        }
        String value = origin.value().map(ValueWords::of).orElse("");
        if (value.contains("number") && !match.value().isEmpty()) {
            value = ValueWords.of(match.value());
        }
        return value.isEmpty() || place.assigned().isEmpty() ? value : place.assigned() + " = " + value;
    }

    /** The instruction that added a register to the pointer. */
    private static Optional<At> moved(RuleMatch match) {
        int register = match.register().orElse(-1);
        return match.context().last(step -> {
            Matcher added = ADDED.matcher(step.code());
            return added.matches() && Integer.parseInt(added.group("to")) == register;
        }).filter(at -> match.origin().map(origin -> at.back() < origin.back()).orElse(true));
    }

    private static String by(At at) {
        Matcher added = ADDED.matcher(at.step().code());
        return added.matches()
                ? Registers.value(at.step().state(), Integer.parseInt(added.group("by")))
                        .map(ValueWords::of)
                        .orElse("a number")
                : "a number";
    }

    private static String proof(RuleMatch match, At at) {
        boolean moved = match.number("id") != 0;
        long bytes = match.number("r");
        if (moved) {
            return bytes > 0 ? "checks " + Placeholders.missing(match) + " too few"
                    : isOfMoved(at) ? "checks a copy of the place, and not the one that is used"
                    : "checked before the move";
        }
        return bytes == 0 ? "proves nothing on this way" : "proves the first " + bytes + " bytes";
    }

    /** Whether it compares a pointer that was moved by a number of the packet's itself: clang computed it twice. */
    static boolean isOfMoved(At at) {
        Matcher branch = BRANCH.matcher(at.step().code());
        return branch.matches() && Registers.value(at.step().state(), Integer.parseInt(branch.group("left")))
                .filter(value -> MOVED.matcher(value).find())
                .isPresent();
    }

    /** The branch that last limited what was added, and what it leaves possible. */
    private static Optional<Note> limit(RuleMatch match, At added) {
        Matcher by = ADDED.matcher(added.step().code());
        int[] register = {by.matches() ? Integer.parseInt(by.group("by")) : -1};
        Optional<At> branch = match.context().last(added.back(), step -> limits(step, register));
        String index = match.index();
        return branch.filter(at -> match.context().place(at).filter(place -> place.text().contains(index)).isPresent())
                .flatMap(at -> Registers.value(at.step().state(), register[0])
                .flatMap(value -> note(match, at, left(index, value))));
    }

    private static String left(String index, String value) {
        String range = ValueWords.range(value);
        return index.isEmpty() || range.isEmpty() ? "leaves " + ValueWords.of(value) : "leaves " + index + range;
    }

    /** Whether it is a branch on the register; goes over to the register that a copy was made from. */
    private static boolean limits(Step step, int[] register) {
        Matcher copied = COPIED.matcher(step.code());
        if (copied.matches() && Integer.parseInt(copied.group("to")) == register[0]) {
            register[0] = Integer.parseInt(copied.group("from"));
        }
        Matcher branch = BRANCH.matcher(step.code());
        return branch.matches() && Integer.parseInt(branch.group("left")) == register[0];
    }

    private static Optional<Note> note(RuleMatch match, At at, String remark) {
        return match.context().place(at).map(place -> note(place, remark));
    }

    private static Note note(Place place, String remark) {
        return new Note(place.file(), place.line(), place.text(), 0, 0, remark);
    }
}
