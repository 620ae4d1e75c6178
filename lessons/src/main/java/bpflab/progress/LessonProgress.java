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
 * @param furthest the last step that was ever shown, which stays when the lesson is taken again
 * @param tries how often an exercise was checked without success
 * @param hints how many hints were shown
 * @param solved the files of the exercises that are solved
 * @param finished whether its end was reached
 */
public record LessonProgress(
        int step, int steps, int furthest, int tries, int hints, Set<String> solved, boolean finished) {
    /** Nothing done yet. */
    public static final LessonProgress NONE = new LessonProgress(0, 0, 0, 0, 0, Set.of(), false);

    private static final Pattern STEP = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

    public LessonProgress {
        solved = Set.copyOf(solved);
    }

    /** How far it is after one thing more. */
    LessonProgress after(Event event) {
        return switch (event.kind()) {
            case STEP -> at(event.detail());
            case TRIED -> new LessonProgress(step, steps, furthest, tries + 1, hints, solved, finished);
            case HINT -> new LessonProgress(step, steps, furthest, tries, hints + 1, solved, finished);
            case SOLVED -> new LessonProgress(step, steps, furthest, tries, hints, with(event.detail()), finished);
            case RESET -> this;
            case FINISHED -> new LessonProgress(step, steps, furthest, tries, hints, solved, true);
        };
    }

    private LessonProgress at(String detail) {
        Matcher place = STEP.matcher(detail);
        if (!place.matches()) {
            return this;
        }
        int now = Integer.parseInt(place.group(1));
        int of = Integer.parseInt(place.group(2));
        return new LessonProgress(now, of, Math.min(Math.max(now, furthest), of), tries, hints, solved, finished);
    }

    private Set<String> with(String file) {
        Set<String> more = new LinkedHashSet<>(solved);
        more.add(file);
        return more;
    }
}
