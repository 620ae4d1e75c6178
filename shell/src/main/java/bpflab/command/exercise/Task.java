package bpflab.command.exercise;

import bpflab.bench.CourseSession;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;

/**
 * The exercise that {@code :edit :check :hint :solution :reset} mean when none is named: this step's, else the nearest
 * of the open lesson.
 */
record Task(Tour tour, Step.Exercise exercise) {
    /** The open lesson's. @throws bpflab.trouble.TroubleException no lesson is open, or it has no exercise */
    static Task of(CourseSession study) {
        Tour tour = study.openTour();
        return tour.exercise()
                .map(exercise -> new Task(tour, exercise))
                .orElseThrow(
                        () -> Trouble.failed(
                                "there is no exercise here", "the lesson " + tour.lesson().name() + " has none",
                                        ":next goes on").toException());
    }
}
