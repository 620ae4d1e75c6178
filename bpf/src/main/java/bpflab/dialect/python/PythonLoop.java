package bpflab.dialect.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in an endless loop of a script.
 *
 * @param lines what it does again and again
 * @param steps those of them that Java has need of
 * @param beat its pause, on each of its ways; empty when it has none
 * @param atEnd what it does at Ctrl-C, which in Java stands behind it
 */
record PythonLoop(
        List<PythonLine> lines, List<PythonLine> steps, Optional<PythonLine> beat, List<PythonLine> atEnd) {
    private static final Pattern SLEEP = Pattern.compile("(?:time\\.)?sleep\\((.+)\\)");
    private static final Pattern TRIVIAL = Pattern.compile("pass|break|continue|(?:sys\\.)?exit\\(\\)|quit\\(\\)");
    private static final Pattern INTERRUPTED = Pattern.compile("except \\(?KeyboardInterrupt.*:");

    static PythonLoop of(List<PythonLine> body) {
        List<PythonLine> atEnd = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            if (INTERRUPTED.matcher(body.get(i).text()).matches()) {
                atEnd.addAll(body(body, i));
            }
        }
        List<PythonLine> lines = body.stream().filter(line -> !atEnd.contains(line)).toList();
        List<PythonLine> steps = lines.stream()
                .filter(step -> !PythonScript.NEEDLESS.matcher(step.text()).matches() && !isTrivial(step)).toList();
        int outermost = steps.stream().mapToInt(PythonLine::indent).min().orElse(0);
        Optional<PythonLine> beat = steps.stream()
                .filter(step -> step.indent() == outermost && SLEEP.matcher(step.text()).matches()).findFirst();
        return new PythonLoop(lines, steps, beat, atEnd.stream().filter(line -> !isTrivial(line)).toList());
    }

    /** The lines that stand deeper than one, behind it. */
    static List<PythonLine> body(List<PythonLine> all, int head) {
        int end = head + 1;
        while (end < all.size() && all.get(end).indent() > all.get(head).indent()) {
            end++;
        }
        return all.subList(head + 1, end);
    }

    /** Whether it only says where to go on. */
    static boolean isTrivial(PythonLine line) {
        return TRIVIAL.matcher(line.text()).matches();
    }

    /** How long a pause is, as Python. */
    static String pause(PythonLine beat) {
        Matcher sleep = SLEEP.matcher(beat.text());
        return sleep.matches() ? sleep.group(1) : "";
    }

    /** The text of its first step; empty when there is none. */
    String first() {
        return steps.isEmpty() ? "" : steps.get(0).text();
    }

    /** What it does, without a step. */
    List<PythonLine> without(PythonLine step) {
        return lines.stream().filter(line -> line != step).toList();
    }
}
