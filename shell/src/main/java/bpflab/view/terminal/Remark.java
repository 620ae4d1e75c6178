package bpflab.view.terminal;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Width;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is said behind an instruction: without room in its column it moves to the left, and then goes on below. */
final class Remark {
    private static final Pattern WORDS = Pattern.compile(" +([;←] .*)");
    private static final int GO_ON = 2;

    private Remark() {}

    /** A line of a listing at a width; as it is where it fits, or ends in no remark. */
    static List<Line> fitted(Line line, int width) {
        int last = line.spans().size() - 1;
        if (last < 1 || line.spans().get(last).role() != Role.MUTED || Width.of(line) <= width) {
            return List.of(line);
        }
        Matcher words = WORDS.matcher(line.spans().get(last).text());
        if (!words.matches()) {
            return List.of(line);
        }
        List<Span> code = line.spans().subList(0, last);
        int used = Width.of(new Line(code));
        int blanks = Math.max(1, width - used - Width.of(words.group(1)));
        Span gap = Span.of(" ".repeat(blanks));
        List<Span> first = Stream.concat(code.stream(), Stream.of(gap)).toList();
        return Wrap.text(List.of(new Span(words.group(1), Role.MUTED)), width, first,
                Span.of(" ".repeat(Math.min(used + blanks, width / 2) + GO_ON)));
    }
}
