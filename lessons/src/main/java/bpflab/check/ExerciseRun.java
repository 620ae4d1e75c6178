package bpflab.check;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.clang.Diagnostic;
import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Loader;
import bpflab.lab.Lab;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.trace.TraceInstance;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Puts a student's file to the test: compile, load, attach, look, detach, close. Leaves nothing behind, however
 * it ends.
 */
public final class ExerciseRun {
    private final Loader loader;
    private final Clang clang;
    private final Supplier<Lab> lab;

    /** @param lab asked for when a check needs traffic */
    public ExerciseRun(Loader loader, Clang clang, Supplier<Lab> lab) {
        this.loader = loader;
        this.clang = clang;
        this.lab = lab;
    }

    /**
     * Examines a file.
     *
     * @param seed chooses the ports of crafted packets; the same seed sends the same
     * @throws bpflab.trouble.TroubleException it could not be examined: clang or the kernel is missing, the place where
     *     it was attached went away
     * @throws InterruptedException Ctrl-C: everything is detached and closed
     */
    public ExerciseResult examine(Path file, Lesson lesson, Step.Exercise exercise, long seed)
            throws InterruptedException {
        long start = System.nanoTime();
        List<CheckKind<?>> checks = Checks.of(lesson, exercise);
        Compilation compilation = clang.compile(file, List.of());
        if (compilation instanceof Compilation.CompileErrors errors) {
            return new ExerciseResult.NotCompiled(errors);
        }
        ObjectFile object =
                ObjectFile.parse(file.getFileName().toString(), ((Compilation.Compiled) compilation).object());
        try (LoadedObject loaded = loader.load(object, LoadOptions.DEFAULT.with(clang.trees(compilation)))) {
            List<LoadResult.Rejected> rejected = loaded.results().stream()
                    .filter(LoadResult.Rejected.class::isInstance)
                    .map(LoadResult.Rejected.class::cast)
                    .toList();
            if (!rejected.isEmpty()) {
                return new ExerciseResult.Rejected(rejected);
            }
            return judge(loaded, new Files(object, compilation.diagnostics(), lesson, exercise, checks), seed, start);
        }
    }

    /** What is examined by what. */
    private record Files(ObjectFile object, List<Diagnostic> warnings, Lesson lesson, Step.Exercise exercise,
            List<CheckKind<?>> checks) {
        Path solution() {
            return lesson.solution(exercise.file());
        }

        Path given() {
            return lesson.folder().resolve(exercise.file());
        }
    }

    private ExerciseResult judge(LoadedObject loaded, Files files, long seed, long start)
            throws InterruptedException {
        Subject subject;
        List<Placed> places;
        try {
            subject = Subject.of(loaded, files.exercise(), files.checks(), files.solution());
            places = needs(files.checks(), Setup.ATTACHED) ? Placed.of(loaded, subject) : List.of();
        } catch (TroubleException notThere) {
            return new ExerciseResult.NotAttached(notThere.trouble());
        }
        List<CheckKind<?>> checks = files.checks();
        Optional<Lab> network = needsLab(places, checks) ? Optional.of(lab.get()) : Optional.empty();
        try (TraceInstance trace = needs(checks, Setup.TRACE) ? TraceInstance.open("check") : null;
                CompiledAhead solution = needs(checks, Setup.SOLUTION)
                        ? CompiledAhead.of(clang, files.solution()) : null) {
            Attached attached;
            try {
                attached = Attached.all(loader, places);
            } catch (TroubleException refused) {
                return notAttached(refused, network);
            }
            try (attached) {
                if (!attached.isEmpty()) {
                    network.ifPresent(Lab::forgetNeighbours);
                }
                CheckContext context = new CheckContext(
                        loaded, subject.program(), () -> opened(files.object(), files),
                        () -> opened(Objects.requireNonNull(solution).object(), files),
                        () -> opened(given(files), files), attached, here(subject), network,
                        Optional.ofNullable(trace), new Random(seed));
                List<ExerciseResult.Row> rows =
                        rows(files.exercise(), checks, gather(context, checks, attached), subject);
                return new ExerciseResult.Judged(
                        subject.program().name(), rows, files.warnings(), seed,
                        Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    /** The file's, unless no file could be attached on this machine, or the place is gone. */
    private static ExerciseResult notAttached(TroubleException refused, Optional<Lab> network) {
        if (network.filter(lab -> !lab.status().up()).isPresent()) {
            throw Attached.brokenOff("the lab network was taken away meanwhile").toException(refused);
        }
        if (refused.trouble().kind() == Trouble.Kind.MACHINE) {
            throw refused;
        }
        return new ExerciseResult.NotAttached(refused.trouble());
    }

    private static boolean needsLab(List<Placed> places, List<CheckKind<?>> checks) {
        return needs(checks, Setup.LAB) || places.stream()
                .flatMap(place -> place.hook().networkInterface().stream())
                .anyMatch(Lab.DEVICE::equals);
    }

    /** A file that is loaded for itself, beside what is attached. */
    private Opened opened(ObjectFile object, Files files) {
        LoadedObject loaded = loader.load(object, LoadOptions.DEFAULT);
        try {
            return new Opened(loaded, Subject.of(
                    loaded, files.exercise(), files.checks(), files.solution()).program());
        } catch (TroubleException unfit) {
            loaded.close();
            throw unfit;
        }
    }

    /** As the lesson gave it. */
    private ObjectFile given(Files files) throws InterruptedException {
        try (CompiledAhead given = CompiledAhead.of(clang, files.given())) {
            return given.object();
        }
    }

    /** To where the exercise is about. */
    private Attached.Way here(Subject subject) {
        return programs -> Attached.all(
                loader, programs.stream().map(program -> new Placed(program, subject.hook())).toList());
    }

    private static boolean needs(List<CheckKind<?>> checks, Setup setup) {
        return checks.stream().anyMatch(check -> check.needs().contains(setup));
    }

    /** Looks up to the first check that fails: what comes behind it would only repeat it, slowly. */
    private static Evidence gather(CheckContext context, List<CheckKind<?>> checks, Attached attached)
            throws InterruptedException {
        Evidence evidence = Evidence.NONE;
        for (CheckKind<?> check : checks) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            evidence = evidence.with(check, check.observe(context));
            attached.require();
            if (!(check.on(evidence) instanceof Verdict.Passed)) {
                break;
            }
        }
        return evidence;
    }

    private static List<ExerciseResult.Row> rows(
            Step.Exercise exercise, List<CheckKind<?>> checks, Evidence evidence, Subject subject) {
        List<ExerciseResult.Row> rows = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Verdict verdict = checks.get(i).on(evidence);
            List<Case> cases = new ArrayList<>(checks.get(i).cases(evidence));
            if (verdict instanceof Verdict.NotYet) {
                new Answered(subject).to(checks.get(i)).ifPresent(cases::add);
            }
            rows.add(new ExerciseResult.Row(exercise.checks().get(i).line(), checks.get(i), verdict, cases));
        }
        return rows;
    }
}
