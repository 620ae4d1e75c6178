package bpflab.tour;

import bpflab.lesson.Expected;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a student is in a lesson.
 *
 * @param lesson the lesson
 * @param at the place of the step, from 0
 * @param done whether the step's command ran as in the lesson
 * @param exerciseStates the exercises, by the place of their step
 */
public record Tour(Lesson lesson, int at, boolean done, Map<Integer, ExerciseState> exerciseStates) {
    public Tour {
        exerciseStates = Map.copyOf(exerciseStates);
    }

    /** At the start. */
    public static Tour of(Lesson lesson) {
        return new Tour(lesson, 0, false, Map.of());
    }

    /**
     * What a typed line did.
     *
     * @param tour where the student is now
     * @param remark {@code as in the lesson}, or how it differs; empty when the line was not the step's command
     */
    public record After(Tour tour, Optional<Remark> remark) {}

    /** Whether output was as in the lesson; if not, where it differs. */
    public record Remark(Optional<Expected.Difference> difference) {}

    /** The step. */
    public Step step() {
        return lesson.steps().get(at);
    }

    /** The step's number, from 1. */
    public int number() {
        return at + 1;
    }

    /** The step's command, not run yet. */
    public Optional<String> command() {
        return !done && step() instanceof Step.Run run ? Optional.of(run.command()) : Optional.empty();
    }

    /** Whether this step is an exercise. */
    public boolean isExercise() {
        return step() instanceof Step.Exercise;
    }

    /** The exercise that is meant when none is named: this step's, else the next one, else the last one behind us. */
    public Optional<Step.Exercise> exercise() {
        int place = exercisePlace();
        return place < 0 ? Optional.empty() : Optional.of((Step.Exercise) lesson.steps().get(place));
    }

    private int exercisePlace() {
        int found = -1;
        for (int i = 0; i < lesson.steps().size() && found < at; i++) {
            found = lesson.steps().get(i) instanceof Step.Exercise ? i : found;
        }
        return found;
    }

    /** Whether there is no step behind this one. */
    public boolean isLast() {
        return at + 1 == lesson.steps().size();
    }

    /** One step on; at the end this one. */
    public Tour next() {
        return to(at + 1);
    }

    /**
     * One step back; at the start this one. Commands that only followed another in one fence have no text, and are
     * stepped over.
     */
    public Tour back() {
        int to = at - 1;
        while (to > 0 && lesson.steps().get(to).markdown().isEmpty()) {
            to--;
        }
        return to(to);
    }

    /** The same step from its start. */
    public Tour again() {
        return to(at);
    }

    /** A step by its place from 0, or the nearest that there is. */
    public Tour to(int place) {
        return new Tour(lesson, Math.max(0, Math.min(place, lesson.steps().size() - 1)), false, exerciseStates);
    }

    /**
     * What a typed line and its output do. Behind a command that ran as in the lesson, one that follows it in the same
     * fence is up at once.
     */
    public After after(String line, List<String> output) {
        if (!(step() instanceof Step.Run run) || !squeeze(run.command()).equals(squeeze(line))) {
            return new After(this, Optional.empty());
        }
        Optional<Expected.Difference> difference = run.differenceTo(output);
        if (difference.isPresent()) {
            return new After(this, Optional.of(new Remark(difference)));
        }
        boolean followed = !isLast() && lesson.steps().get(at + 1).markdown().isEmpty();
        Tour now = followed ? next() : new Tour(lesson, at, true, exerciseStates);
        return new After(now, Optional.of(new Remark(Optional.empty())));
    }

    /** How the student stands at {@link #exercise}. */
    public ExerciseState exerciseState() {
        return exerciseStates.getOrDefault(exercisePlace(), ExerciseState.NONE);
    }

    /** The exercise passed. */
    public Tour passed() {
        return with(exerciseState().passed());
    }

    /** The exercise did not pass: the check at that place failed. */
    public Tour failed(int check) {
        return with(exerciseState().failed(check));
    }

    /** One more hint was shown. */
    public Tour hinted() {
        return with(exerciseState().hinted());
    }

    private Tour with(ExerciseState state) {
        Map<Integer, ExerciseState> more = new HashMap<>(exerciseStates);
        more.put(exercisePlace(), state);
        return new Tour(lesson, at, done, more);
    }

    private static String squeeze(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
