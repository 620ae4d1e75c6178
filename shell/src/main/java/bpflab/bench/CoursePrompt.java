package bpflab.bench;

import bpflab.lesson.Course;
import bpflab.progress.LessonProgress;
import bpflab.progress.Progress;
import bpflab.tour.Tour;
import java.util.Optional;

/** What the prompt says of the course: where the student is, and what Enter does. */
public record CoursePrompt(LessonCatalog lessons, Progress progress, CurrentTour tour) {
    /** Its words: {@code drop-world 2/7}, {@code drop-world exercise}; empty when the student is at no lesson. */
    public String place() {
        return tour.position().match(new Place());
    }

    /**
     * The line that Enter should run next: the step's command, or {@code :next} behind it; empty when there is none.
     */
    public Optional<String> offer() {
        return tour.position().match(new Offer());
    }

    private final class Place implements Position.Cases<String> {
        @Override
        public String outside() {
            return "";
        }

        @Override
        public String before(Course.Entry lesson) {
            LessonProgress reached = progress.in(lesson.name());
            return lesson.name() + (reached.step() == 0 ? "" : " " + reached.step() + "/" + reached.steps());
        }

        @Override
        public String in(Tour at) {
            return at.lesson().name()
                    + (at.isExercise() ? " exercise" : " " + at.number() + "/" + at.lesson().steps().size());
        }
    }

    private final class Offer implements Position.Cases<Optional<String>> {
        @Override
        public Optional<String> outside() {
            return Optional.empty();
        }

        @Override
        public Optional<String> before(Course.Entry lesson) {
            return Optional.of(":next");
        }

        @Override
        public Optional<String> in(Tour at) {
            if (at.command().isPresent()) {
                return at.command();
            }
            if (at.isExercise() && !at.exerciseState().solved()) {
                return Optional.empty();
            }
            boolean ended = at.isLast() && progress.in(at.lesson().name()).finished();
            return ended
                    ? lessons.after(at.lesson().name()).map(next -> ":lesson " + next.name())
                    : Optional.of(":next");
        }
    }
}
