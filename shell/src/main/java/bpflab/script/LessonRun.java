package bpflab.script;

import bpflab.bench.Bench;
import bpflab.check.ExerciseResult;
import bpflab.check.ExerciseRun;
import bpflab.check.Verdict;
import bpflab.command.Answer;
import bpflab.kernel.LoadResult;
import bpflab.lab.Lab;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.view.terminal.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a lesson as a student would who makes no mistake, and finds what is not as the lesson says. */
final class LessonRun {
    private static final long SEED = 4711;

    private final Lesson lesson;
    private final Session session;
    private final boolean keepGoing;
    private final List<Deviation> deviations = new ArrayList<>();
    private int commands;
    private int exercises;

    /** @param session the lesson is open in it on copies of its own */
    LessonRun(Lesson lesson, Session session, boolean keepGoing) {
        this.lesson = lesson;
        this.session = session;
        this.keepGoing = keepGoing;
    }

    /**
     * What is not as the lesson says.
     *
     * @param line the line of lesson.md
     * @param what the command, or the file of the exercise
     * @param expected what the lesson has there
     * @param seen what came
     * @param answer what was answered in full, plain lines
     */
    record Deviation(int line, String what, String expected, String seen, List<String> answer) {}

    /**
     * What became of it.
     *
     * @param commands commands that went as expected
     * @param exercises exercises whose file as given fails and whose solution passes
     */
    record Result(Lesson lesson, int commands, int exercises, List<Deviation> deviations) {
        Result {
            deviations = List.copyOf(deviations);
        }
    }

    /**
     * Plays it, up to the first deviation unless it is to keep going.
     *
     * @throws bpflab.trouble.TroubleException it cannot be played
     */
    Result play() throws InterruptedException {
        for (Step step : lesson.steps()) {
            if (!deviations.isEmpty() && !keepGoing) {
                break;
            }
            Optional<Deviation> deviation = step instanceof Step.Run run ? run(run)
                    : step instanceof Step.Exercise exercise ? solve(exercise)
                    : Optional.empty();
            deviation.ifPresent(deviations::add);
        }
        return new Result(lesson, commands, exercises, deviations);
    }

    private Optional<Deviation> run(Step.Run step) throws InterruptedException {
        Recording recording = Recording.unseen();
        Answer answer = session.interpreter().run(step.command(), recording);
        recording.keep(answer.view());
        List<String> seen = recording.lines();
        if (answer.ok() && step.rejected().isPresent()) {
            return Optional.of(
                    new Deviation(
                            step.commandLine(), step.command(), "refused: " + step.rejected().get(),
                                    "the kernel took it", seen));
        }
        if (!answer.ok() && step.rejected().isEmpty()) {
            String why = answer.trouble().map(trouble -> trouble.what() + ": " + trouble.why()).orElse("it failed");
            return Optional.of(new Deviation(step.commandLine(), step.command(), "it succeeds", why, seen));
        }
        Optional<Deviation> deviation = step.differenceTo(seen)
                .map(difference ->
                        new Deviation(
                                step.commandLine(), step.command(), difference.expected(), difference.seen(), seen));
        commands += deviation.isEmpty() ? 1 : 0;
        return deviation;
    }

    private Optional<Deviation> solve(Step.Exercise exercise) throws InterruptedException {
        clearLab();
        ExerciseResult given = examine(lesson.folder().resolve(exercise.file()), exercise);
        if (given.passed()) {
            return Optional.of(
                    new Deviation(
                            exercise.line(), exercise.file(), "the file as given fails its checks",
                                    "it passes them all", List.of()));
        }
        if (exercise.fails().filter(stated -> stated != given.seen()).isPresent()) {
            return Optional.of(
                    new Deviation(
                            exercise.line(), exercise.file(), "the file as given " + exercise.fails().get().words(),
                                    "it " + given.seen().words() + ": " + reason(given), List.of()));
        }
        ExerciseResult solution = examine(lesson.solution(exercise.file()), exercise);
        if (!solution.passed()) {
            return Optional.of(
                    new Deviation(
                            failing(solution).map(ExerciseResult.Row::line).orElse(exercise.line()),
                                    "solution/" + exercise.file(), "it passes all checks", reason(solution),
                                    List.of()));
        }
        exercises++;
        return Optional.empty();
    }

    /** As :check does: what the lesson left attached would answer in the file's place. */
    private void clearLab() {
        Bench bench = session.bench();
        bench.links().stream().filter(link -> link.hook().target().equals(Lab.DEVICE)).forEach(bench::detach);
    }

    private ExerciseResult examine(Path file, Step.Exercise exercise) throws InterruptedException {
        return new ExerciseRun(session.bench().loader(), session.bench().clang(), session.bench()::lab)
                .examine(file, lesson, exercise, SEED);
    }

    /** The first check that does not hold. */
    private static Optional<ExerciseResult.Row> failing(ExerciseResult examination) {
        return examination instanceof ExerciseResult.Judged judged
                ? judged.rows().stream().filter(row -> !(row.verdict() instanceof Verdict.Passed)).findFirst()
                : Optional.empty();
    }

    private static String reason(ExerciseResult examination) {
        if (examination instanceof ExerciseResult.NotCompiled) {
            return "it does not compile";
        }
        if (examination instanceof ExerciseResult.Rejected rejected) {
            LoadResult.Rejected first = rejected.programs().get(0);
            return "refused: " + first.spec().name() + " " + first.explanation().what();
        }
        if (examination instanceof ExerciseResult.NotAttached refused) {
            return refused.trouble().why();
        }
        return failing(examination)
                .map(row -> row.check().sent() + ": " + row.verdict().found() + ", expected " + row.check().expected())
                .orElse("it fails");
    }
}
