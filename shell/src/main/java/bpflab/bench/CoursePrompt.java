package bpflab.bench;

import bpflab.lesson.Course;
import bpflab.progress.LessonProgress;
import bpflab.progress.Progress;
import bpflab.tour.Tour;
import java.util.List;
import java.util.Optional;

/**
 * What the prompt says of the course: where the student is, and what Enter does.
 *
 * @param onlyRead whether the open lesson can only be read here: what failed once would fail again
 */
public record CoursePrompt(LessonCatalog lessons, Progress progress, CurrentTour tour, boolean onlyRead) {
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

    /** The question that what is typed next answers, unless it is a command; empty when there is none. */
    public Optional<String> question() {
        return tour.now().flatMap(Tour::question);
    }

    /**
     * The lines that a typed text stands for: the text, unless it answers the step's question. A prediction is followed
     * by the command that tells what is right, unless it is none of the choices. A remark ({@code # …}) answers
     * nothing.
     */
    public List<String> lines(String text) {
        boolean isNone = text.matches("(?s)[:!#].*") || text.strip().contains("\n");
        if (question().isEmpty() || isNone) {
            return List.of(text);
        }
        String answer = (":answer " + quoted(text.strip())).strip();
        return tour.now().filter(at -> at.unfit(text).isEmpty()).flatMap(Tour::command)
                .map(command -> List.of(answer, command))
                .orElse(List.of(answer));
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : "'" + text.replace("'", "'\\''") + "'";
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
                    + (at.question().isPresent() ? " " + at.number() + "/" + at.count() + " your answer"
                    : at.isExercise() ? " exercise" : " " + at.number() + "/" + at.count());
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
            if (at.question().isPresent()) {
                return Optional.empty();
            }
            if (at.command().isPresent() && !at.skips()) {
                return at.isOff()
                        ? Optional.of(at.misses() == 1 && !onlyRead ? ":again" : ":next")
                        : at.command();
            }
            boolean edited = at.exerciseState().edited();
            if (at.isExercise() && !at.exerciseState().isDone() && (edited || !at.here().toldOpen())) {
                return Optional.of(edited || at.exerciseState().isUnread() ? ":check" : ":edit");
            }
            boolean ended =
                    at.isLast() && (at.here().toldOpen() || progress.in(at.lesson().name()).finished());
            return ended
                    ? lessons.after(at.lesson().name()).map(next -> ":lesson " + next.name())
                    : Optional.of(":next");
        }
    }
}
