package bpflab.progress;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a student is in one lesson.
 *
 * @param step the step last shown, from 1; 0 when the lesson was not opened
 * @param steps how many there were then
 * @param tries how often an exercise was checked without success
 * @param hints how many hints were shown
 * @param solved the files of the exercises that are solved
 * @param finished whether its end was reached
 */
public record Standing(int step, int steps, int tries, int hints, Set<String> solved, boolean finished) {
    /** Nothing done yet. */
    public static final Standing NONE = new Standing(0, 0, 0, 0, Set.of(), false);

    private static final Pattern STEP = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

    public Standing {
        solved = Set.copyOf(solved);
    }

    /** The standing after one thing more. */
    Standing after(Event event) {
        return switch (event.kind()) {
            case STEP -> at(event.detail());
            case TRIED -> new Standing(step, steps, tries + 1, hints, solved, finished);
            case HINT -> new Standing(step, steps, tries, hints + 1, solved, finished);
            case SOLVED -> new Standing(step, steps, tries, hints, with(event.detail()), finished);
            case RESET -> this;
            case FINISHED -> new Standing(step, steps, tries, hints, solved, true);
        };
    }

    private Standing at(String detail) {
        Matcher place = STEP.matcher(detail);
        return place.matches()
                ? new Standing(
                        Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)), tries, hints, solved,
                                finished)
                : this;
    }

    private Set<String> with(String file) {
        Set<String> more = new LinkedHashSet<>(solved);
        more.add(file);
        return more;
    }
}
