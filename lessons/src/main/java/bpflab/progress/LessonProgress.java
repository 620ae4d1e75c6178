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
public record LessonProgress(int step, int steps, int tries, int hints, Set<String> solved, boolean finished) {
    /** Nothing done yet. */
    public static final LessonProgress NONE = new LessonProgress(0, 0, 0, 0, Set.of(), false);

    private static final Pattern STEP = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

    public LessonProgress {
        solved = Set.copyOf(solved);
    }

    /** How far it is after one thing more. */
    LessonProgress after(Event event) {
        return switch (event.kind()) {
            case STEP -> at(event.detail());
            case TRIED -> new LessonProgress(step, steps, tries + 1, hints, solved, finished);
            case HINT -> new LessonProgress(step, steps, tries, hints + 1, solved, finished);
            case SOLVED -> new LessonProgress(step, steps, tries, hints, with(event.detail()), finished);
            case RESET -> this;
            case FINISHED -> new LessonProgress(step, steps, tries, hints, solved, true);
        };
    }

    private LessonProgress at(String detail) {
        Matcher place = STEP.matcher(detail);
        return place.matches()
                ? new LessonProgress(
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
