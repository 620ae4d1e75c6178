package bpflab.check;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.elf.ObjectFile;
import bpflab.hook.Xdp;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.lab.Lab;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.trace.TraceInstance;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Puts a student's file to the test: compile, load, attach to lab0, look, detach, close. Leaves nothing behind, however
 * it ends.
 */
public final class ExerciseRun {
    private final Kernel kernel;
    private final Clang clang;
    private final Supplier<Lab> lab;

    /** @param lab asked for when a check needs traffic */
    public ExerciseRun(Kernel kernel, Clang clang, Supplier<Lab> lab) {
        this.kernel = kernel;
        this.clang = clang;
        this.lab = lab;
    }

    /**
     * Examines a file.
     *
     * @param seed chooses the ports of crafted packets; the same seed sends the same
     * @throws bpflab.trouble.TroubleException it could not be examined: clang or the kernel is missing, another program
     *     is attached to lab0
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
        try (LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
            List<LoadResult.Rejected> rejected = loaded.results().stream()
                    .filter(LoadResult.Rejected.class::isInstance)
                    .map(LoadResult.Rejected.class::cast)
                    .toList();
            if (!rejected.isEmpty()) {
                return new ExerciseResult.Rejected(rejected);
            }
            List<Program> programs = candidates(loaded, exercise.program());
            if (programs.size() != 1) {
                return new ExerciseResult.Unfit(unfit(exercise, programs));
            }
            Evidence evidence = look(loaded, programs.get(0), checks, seed);
            return new ExerciseResult.Judged(
                    programs.get(0).name(), rows(exercise, checks, evidence), seed,
                            Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Evidence look(LoadedObject loaded, Program program, List<CheckKind<?>> checks, long seed)
            throws InterruptedException {
        boolean attached = needs(checks, Setup.ATTACHED);
        Optional<Lab> network = needs(checks, Setup.LAB) ? Optional.of(lab.get()) : Optional.empty();
        try (TraceInstance trace = needs(checks, Setup.TRACE) ? trace() : null;
                Link link = attached
                        ? kernel.attach(program, new Xdp(Lab.DEVICE, Xdp.Mode.ANY), false)
                        : null) {
            if (link != null) {
                network.ifPresent(Lab::forgetNeighbours);
            }
            return gather(
                    new CheckContext(loaded, program, network, Optional.ofNullable(trace), new Random(seed)), checks);
        }
    }

    private static boolean needs(List<CheckKind<?>> checks, Setup setup) {
        return checks.stream().anyMatch(check -> check.needs().contains(setup));
    }

    private static TraceInstance trace() {
        return TraceInstance.open("bpflab-check-" + ProcessHandle.current().pid());
    }

    /** Looks up to the first check that fails: what comes behind it would only repeat it, slowly. */
    private static Evidence gather(CheckContext context, List<CheckKind<?>> checks) throws InterruptedException {
        Evidence evidence = Evidence.NONE;
        for (CheckKind<?> check : checks) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            evidence = evidence.with(check, check.observe(context));
            if (!(check.on(evidence) instanceof Verdict.Passed)) {
                break;
            }
        }
        return evidence;
    }

    private static List<ExerciseResult.Row> rows(Step.Exercise exercise, List<CheckKind<?>> checks, Evidence evidence) {
        List<ExerciseResult.Row> rows = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            rows.add(new ExerciseResult.Row(
                    exercise.checks().get(i).line(), checks.get(i), checks.get(i).on(evidence),
                    exercise.checks().get(i).hints()));
        }
        return rows;
    }

    private static List<Program> candidates(LoadedObject loaded, Optional<String> name) {
        return loaded.results().stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(LoadResult.Loaded.class::cast)
                .filter(result -> name.map(result.spec().name()::equals)
                        .orElse(result.spec().section().startsWith("xdp")))
                .map(LoadResult.Loaded::program)
                .toList();
    }

    private static Trouble unfit(Step.Exercise exercise, List<Program> programs) {
        String what = "cannot check " + exercise.file();
        if (exercise.program().isPresent()) {
            return Trouble.failed(
                    what, "it has no program " + exercise.program().get() + ", which the exercise is about",
                            ":reset starts again, and keeps a copy");
        }
        return programs.isEmpty()
                ? Trouble.failed(what, "it has no XDP program", "put SEC(\"xdp\") above the function")
                : Trouble.failed(
                        what, "it has several XDP programs: "
                                + String.join(", ", programs.stream().map(Program::name).toList()),
                                        "leave only the one to be checked");
    }
}
