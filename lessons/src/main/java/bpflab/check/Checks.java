package bpflab.check;

import bpflab.lesson.CheckLine;
import bpflab.lesson.Course;
import bpflab.lesson.Faults;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The checks of an exercise, understood. */
public final class Checks {
    private Checks() {}

    /**
     * Reads a lesson with all its checks, so that its author learns at once of everything that is broken.
     *
     * @throws bpflab.trouble.TroubleException it is broken: file, line, why, a line each
     */
    public static Lesson read(Course.Entry entry) {
        return Lesson.read(entry.folder(), line -> read(entry.folder(), line));
    }

    /**
     * The same for what could be read of it.
     *
     * @param faults gets all that is wrong, one by one
     */
    public static Optional<Lesson> read(Course.Entry entry, Faults faults) {
        return Lesson.read(entry.folder(), line -> read(entry.folder(), line), faults);
    }

    /**
     * The checks of one exercise, in order.
     *
     * @throws bpflab.trouble.TroubleException a line is not understood: file, line, why
     */
    static List<CheckKind<?>> of(Lesson lesson, Step.Exercise exercise) {
        return exercise.checks().stream().<CheckKind<?>>map(line -> read(lesson.folder(), line)).toList();
    }

    /** A check of a lesson that was read, in the words of its row: {@code icmp echo x3 -> 3 replies}. */
    public static String row(CheckLine line) {
        CheckKind<?> check = CheckKinds.parse(line.text());
        return check.sent() + " " + CheckKinds.ARROW + " " + check.expected();
    }

    private static CheckKind<?> read(Path in, CheckLine line) {
        try {
            return CheckKinds.parse(line.text());
        } catch (NotUnderstood e) {
            String folder = in.getFileName().toString();
            throw Trouble.usage(
                    "lesson " + folder + " is broken", folder + "/lesson.md:" + line.line() + ": " + e.getMessage(),
                            e.hint()).toException(e);
        }
    }
}
