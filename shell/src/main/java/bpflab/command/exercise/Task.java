package bpflab.command.exercise;

import bpflab.bench.CourseSession;
import bpflab.bench.LessonCopies;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import java.nio.file.Path;

/**
 * The exercise that {@code :edit :check :hint :solution :reset} mean when none is named: this step's, else the nearest
 * of the open lesson.
 */
record Task(Tour tour, Step.Exercise exercise) {
    /**
     * The open lesson's.
     *
     * @throws bpflab.trouble.TroubleException no lesson is open, or it has no exercise
     */
    static Task of(CourseSession course) {
        Tour tour = course.openTour();
        return tour.exercise()
                .map(exercise -> new Task(tour, exercise))
                .orElseThrow(
                        () -> Trouble.failed(
                                "there is no exercise here", "the lesson " + tour.lesson().name() + " has none",
                                        ":next   # goes on").toException());
    }

    /** The number of its step, from 1. */
    int number() {
        return tour.exerciseNumber();
    }

    /** Whether the student has come to it, or tried it. */
    boolean isHere() {
        return tour.number() >= number() || tour.exerciseState().tries() > 0;
    }

    /**
     * The student's answer.
     *
     * @throws bpflab.trouble.TroubleException there can be none
     */
    Path file(LessonCopies copies) {
        return copies.of(tour.lesson()).exercises().resolve(exercise.file());
    }
}
