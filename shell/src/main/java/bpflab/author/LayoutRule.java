package bpflab.author;

import bpflab.trouble.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What would be shown otherwise than its author saw it: drawings, tables, and headings that mean something. */
final class LayoutRule implements Rule {
    /** A terminal's 80 columns without the four that code is moved in by. */
    private static final int WIDEST = 76;
    private static final Pattern DASHES = Pattern.compile("\\|(?:\\s*:?-+:?\\s*\\|)+\\s*");
    private static final Pattern BETWEEN = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern HEADING = Pattern.compile("## ([^:]+):.*");
    private static final List<String> KINDS = List.of("Exercise", "Exercise (harder)", "Break it", "Optional");

    @Override
    public Stream<Fault> faults(Draft draft) {
        return Stream.of(wide(draft), tables(draft), headings(draft)).flatMap(faults -> faults);
    }

    private static Stream<Fault> wide(Draft draft) {
        return draft.fences().stream().filter(fence -> fence.word().equals("text"))
                .flatMap(fence -> IntStream.range(0, fence.lines().size())
                        .filter(at -> fence.lines().get(at).length() > WIDEST)
                        .mapToObj(at -> draft.at(fence.line() + 1 + at,
                                "a line of " + fence.lines().get(at).length() + " characters is broken on a terminal; "
                                        + WIDEST + " are the most",
                                "make it shorter")));
    }

    private static Stream<Fault> tables(Draft draft) {
        List<String> prose = draft.prose();
        return IntStream.range(1, prose.size())
                .filter(at -> DASHES.matcher(prose.get(at)).matches() && prose.get(at - 1).startsWith("|"))
                .filter(at -> columns(prose.get(at)) != columns(prose.get(at - 1)))
                .mapToObj(at -> draft.at(at + 1,
                        "this is no table: its head has " + columns(prose.get(at - 1)) + " columns, and "
                                + columns(prose.get(at)) + " stand below it",
                        "as many |---| as the head has"));
    }

    private static long columns(String row) {
        return BETWEEN.matcher(row.strip()).results().count() - 1;
    }

    private static Stream<Fault> headings(Draft draft) {
        List<String> prose = draft.prose();
        return IntStream.range(0, prose.size()).boxed().flatMap(at -> {
            Matcher heading = HEADING.matcher(prose.get(at));
            return heading.matches() && !KINDS.contains(heading.group(1))
                    ? Nearest.to(heading.group(1), KINDS).stream().map(kind -> draft.at(at + 1,
                            "## " + heading.group(1) + ": is a heading like any other", "did you mean " + kind + ":?"))
                    : Stream.empty();
        });
    }
}
