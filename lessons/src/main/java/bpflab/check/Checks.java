package bpflab.check;

import bpflab.lesson.CheckLine;
import bpflab.lesson.Faults;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.trouble.Trouble;
import java.util.List;

/** The checks of an exercise, understood. */
public final class Checks {
    private Checks() {}

    /**
     * Reads the checks of all exercises, so that all that are broken are found when a lesson opens.
     *
     * @throws bpflab.trouble.TroubleException a line is not understood: file, line, why
     */
    public static void verify(Lesson lesson) {
        Faults faults = new Faults();
        lesson.exercises().stream()
                .flatMap(exercise -> exercise.checks().stream())
                .forEach(line -> faults.gather(() -> read(lesson, line)));
        faults.report();
    }

    /**
     * The checks of one exercise, in order.
     *
     * @throws bpflab.trouble.TroubleException a line is not understood: file, line, why
     */
    static List<CheckKind<?>> of(Lesson lesson, Step.Exercise exercise) {
        return exercise.checks().stream().<CheckKind<?>>map(line -> read(lesson, line)).toList();
    }

    private static CheckKind<?> read(Lesson lesson, CheckLine line) {
        try {
            return CheckKinds.parse(line.text());
        } catch (NotUnderstood e) {
            String folder = lesson.folder().getFileName().toString();
            throw Trouble.usage(
                    "lesson " + folder + " is broken", folder + "/lesson.md:" + line.line() + ": " + e.getMessage(),
                            e.hint()).toException(e);
        }
    }
}
