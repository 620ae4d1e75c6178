package bpflab.tour;

import bpflab.lesson.Expected;
import bpflab.lesson.Lesson;
import bpflab.lesson.Prediction;
import bpflab.lesson.Question;
import bpflab.lesson.Section;
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
 * @param here what happened at the step so far
 * @param exerciseStates the exercises, by the place of their step
 */
public record Tour(Lesson lesson, int at, AtStep here, Map<Integer, ExerciseState> exerciseStates) {
    public Tour {
        exerciseStates = Map.copyOf(exerciseStates);
    }

    /** At the start. */
    public static Tour of(Lesson lesson) {
        return new Tour(lesson, 0, AtStep.NOTHING, Map.of());
    }

    /**
     * What a typed line did.
     *
     * @param tour where the student is now
     * @param remark {@code as in the lesson}, or how it differs; empty when the line was not the step's command
     */
    public record After(Tour tour, Optional<Remark> remark) {}

    /** Whether output was as in the lesson, if not, where it differs; and what became of the prediction. */
    public record Remark(Optional<Expected.Difference> difference, Optional<Outcome> outcome) {}

    /** The step. */
    public Step step() {
        return lesson.steps().get(at);
    }

    /** The number of what is shown, from 1: commands behind the first of a fence have none of their own. */
    public int number() {
        return number(at);
    }

    /** How many numbers there are. */
    public int count() {
        return lesson.screens().size();
    }

    /** The step with that number, or the nearest that there is. */
    public Tour toNumber(int number) {
        return to(lesson.screens().get(Math.max(1, Math.min(number, count())) - 1));
    }

    private int number(int place) {
        return (int) lesson.screens().stream().filter(screen -> screen <= place).count();
    }

    /** The step's command, not run yet. */
    public Optional<String> command() {
        return !here.done() && step() instanceof Step.Run run ? Optional.of(run.command()) : Optional.empty();
    }

    /** How often a command of what is shown ran otherwise than in the lesson. */
    public int misses() {
        return here.misses();
    }

    /** Whether the step's command ran otherwise than in the lesson, the last time. */
    public boolean isOff() {
        return here.off();
    }

    /** Whether this step is an exercise. */
    public boolean isExercise() {
        return step() instanceof Step.Exercise;
    }

    /** The part of the lesson that the step is in. */
    public Section section() {
        return lesson.section(at);
    }

    /** The question that waits for an answer; empty when none does. */
    public Optional<String> question() {
        return step().match(new OpenQuestion(this)).map(Question::text);
    }

    /** The choices of the question of which that is none: what was only misspelt is no prediction. */
    public Optional<Prediction> unfit(String typed) {
        return step() instanceof Step.Run run && !typed.isBlank()
                ? run.prediction().filter(asked -> !asked.offers(asked.meant(typed)))
                : Optional.empty();
    }

    /** What was answered to it: a prediction, or the answer of a recap; empty for Enter alone. */
    public Answered answer(String typed) {
        Optional<Question> open = step().match(new OpenQuestion(this));
        if (open.isEmpty()) {
            return new Answered(this, false, List.of());
        }
        if (step() instanceof Step.Run) {
            return new Answered(with(here.guessed(typed)), false, List.of());
        }
        boolean right = open.get().takes(typed);
        return new Answered(with(here.answered(right)), right, open.get().answers());
    }

    /**
     * What became of an answer.
     *
     * @param tour where the student is now
     * @param right whether it was right; a prediction is not yet
     * @param answers what is right, the best one first; of a prediction nobody knows yet
     */
    public record Answered(Tour tour, boolean right, List<String> answers) {}

    private Tour with(AtStep now) {
        return new Tour(lesson, at, now, exerciseStates);
    }

    /** It was said what is not solved yet: who goes on now, leaves that open. */
    public Tour toldOpen() {
        return with(here.open());
    }

    /** How many questions of a recap were answered rightly. */
    public int rightAnswers() {
        return here.right();
    }

    /** The exercise that is meant when none is named: this step's, else the next one, else the last one behind us. */
    public Optional<Step.Exercise> exercise() {
        int place = exercisePlace();
        return place < 0 ? Optional.empty() : Optional.of((Step.Exercise) lesson.steps().get(place));
    }

    /** The number of that exercise's step, from 1; 0 when there is none. */
    public int exerciseNumber() {
        return number(exercisePlace());
    }

    /** The number of an exercise's step. */
    public int numberOf(Step.Exercise exercise) {
        return number(lesson.steps().indexOf(exercise));
    }

    private int exercisePlace() {
        int found = -1;
        for (int i = 0; i < lesson.steps().size() && found < at; i++) {
            found = lesson.steps().get(i) instanceof Step.Exercise ? i : found;
        }
        return found;
    }

    /** Whether nothing is shown behind this one. */
    public boolean isLast() {
        return number() == count();
    }

    /**
     * On to what is shown next; at the end this one. From a command of an optional part that did not run it goes behind
     * that part.
     */
    public Tour next() {
        return skips() ? to(Math.max(at + 1, section().to())) : toNumber(number() + 1);
    }

    /** Whether Enter goes on without the step's command, which is optional; not amid a fence that was begun. */
    public boolean skips() {
        return section().isOptional() && command().isPresent() && !step().markdown().isEmpty();
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

    /** What is shown once more from its start: its first command is up again. */
    public Tour again() {
        return onScreen(lesson.screens().get(number() - 1));
    }

    private Tour onScreen(int place) {
        return new Tour(lesson, place, here.again(), exerciseStates);
    }

    /** A step by its place from 0, or the nearest that there is. */
    public Tour to(int place) {
        return new Tour(
                lesson, Math.max(0, Math.min(place, lesson.steps().size() - 1)), AtStep.NOTHING, exerciseStates);
    }

    /**
     * What a typed line and its output do. Behind a command that ran as in the lesson, one that follows it in the same
     * fence is up at once.
     */
    public After after(String line, List<String> output) {
        if (!(step() instanceof Step.Run run) || !run.isTyped(line)) {
            return new After(this, Optional.empty());
        }
        Optional<Expected.Difference> difference = run.differenceTo(output);
        Optional<Outcome> outcome = outcome(run, output);
        if (difference.isPresent()) {
            return new After(with(here.ran(false)), Optional.of(new Remark(difference, outcome)));
        }
        boolean followed = at + 1 < lesson.steps().size() && lesson.steps().get(at + 1).markdown().isEmpty();
        Tour now = followed ? onScreen(at + 1) : with(here.ran(true));
        return new After(now, Optional.of(new Remark(Optional.empty(), outcome)));
    }

    private Optional<Outcome> outcome(Step.Run run, List<String> output) {
        return run.prediction().flatMap(prediction -> run.expected().answerIn(output)
                .map(answer -> new Outcome(
                        here.guess().map(prediction::meant), prediction.spelt(answer),
                        here.guess().filter(guess -> prediction.isRight(guess, answer)).isPresent(),
                        prediction.why())));
    }

    /** How the student stands at {@link #exercise}. */
    public ExerciseState exerciseState() {
        ExerciseState now = exerciseStates.get(exercisePlace());
        return now != null ? now : exercise().map(ExerciseState::before).orElse(ExerciseState.NONE);
    }

    /** The same lesson at the step of the exercise about that file; here when it has none. */
    public Tour atExercise(String file) {
        return lesson.exercise(file).map(exercise -> to(lesson.steps().indexOf(exercise))).orElse(this);
    }

    /** Still here, and what is known of the exercises is what that one knows of them. */
    public Tour knowing(Tour other) {
        return new Tour(lesson, at, here, other.exerciseStates);
    }

    /** The exercise passed. */
    public Tour passed() {
        return with(exerciseState().passed());
    }

    /**
     * The exercise did not pass, for that reason.
     *
     * @param honest whether it counts as a try: not of a file that was tried before, or never changed
     */
    public Tour failed(Stuck stuck, boolean honest) {
        return with(exerciseState().failed(stuck, honest));
    }

    /** The exercise's file was in the editor. */
    public Tour edited() {
        return with(exerciseState().wasEdited());
    }

    /** One more hint was shown. */
    public Tour hinted() {
        return with(exerciseState().hinted());
    }

    private Tour with(ExerciseState state) {
        Map<Integer, ExerciseState> more = new HashMap<>(exerciseStates);
        more.put(exercisePlace(), state);
        return new Tour(lesson, at, here, more);
    }
}
