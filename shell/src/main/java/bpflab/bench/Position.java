package bpflab.bench;

import bpflab.lesson.Course;
import bpflab.tour.Tour;

/** Where the student is in the course. */
sealed interface Position {
    /** At no lesson. */
    record Outside() implements Position {
        @Override
        public <R> R match(Cases<R> on) {
            return on.outside();
        }
    }

    /** At a lesson that the student left when bpflab ended, or that is the next to do; it was not opened yet. */
    record Before(Course.Entry lesson) implements Position {
        @Override
        public <R> R match(Cases<R> on) {
            return on.before(lesson);
        }
    }

    /** In an open lesson. */
    record In(Tour tour) implements Position {
        @Override
        public <R> R match(Cases<R> on) {
            return on.in(tour);
        }
    }

    /** Answers by kind. */
    <R> R match(Cases<R> on);

    /** One answer a kind. */
    interface Cases<R> {
        /** At no lesson. */
        R outside();

        /** At a lesson that is not open. */
        R before(Course.Entry lesson);

        /** In an open lesson. */
        R in(Tour tour);
    }
}
