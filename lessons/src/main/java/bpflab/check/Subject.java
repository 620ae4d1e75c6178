package bpflab.check;

import bpflab.hook.Hook;
import bpflab.hook.HookChoice;
import bpflab.hook.HookKind;
import bpflab.hook.ReturnValues;
import bpflab.hook.Sec;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.lesson.Step;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an exercise is about: a program of the file, and the hook that it is attached to.
 *
 * @param section the program's, {@code xdp}
 */
record Subject(Step.Exercise exercise, Program program, String section) {
    private static final Pattern SECTION = Pattern.compile("\\bSEC\\(\"([^\"]*)\"\\)");

    /**
     * Of what was loaded: the program that the exercise names, else the only one for its hook, else the only one that
     * can be attached and that answers as the checks expect.
     *
     * @param solution the lesson's: where the exercise names no hook, the student's program answers as this does, with
     *     verdicts of XDP or of tc
     * @throws bpflab.trouble.TroubleException there is none, or there are several
     */
    static Subject of(LoadedObject loaded, Step.Exercise exercise, List<CheckKind<?>> checks, Path solution) {
        Predicate<ReturnValues> fits = returns -> checks.stream().allMatch(check -> check.isAbout(returns));
        Optional<ReturnValues> asked = exercise.hook().isPresent() ? Optional.empty() : answersOf(solution);
        Predicate<ReturnValues> alike = fits.and(returns -> asked.isEmpty() || asked.get() == returns);
        List<Subject> all = loaded.results().stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(LoadResult.Loaded.class::cast)
                .map(result -> new Subject(exercise, result.program(), result.spec().section()))
                .filter(Subject::isMeant)
                .filter(subject -> alike.test(subject.program().info().type().returns()))
                .toList();
        if (all.size() != 1) {
            throw unfit(exercise, meant(exercise, alike), all).toException();
        }
        return all.get(0);
    }

    /**
     * Where it is attached: as the exercise says, else as its section does; an interface is lab0.
     *
     * @throws bpflab.trouble.TroubleException neither says it
     */
    Hook hook() {
        return exercise.hook().orElseGet(this::hookOfSection);
    }

    private Hook hookOfSection() {
        return new HookChoice(program.name(), Optional.of(new Sec(section)))
                .hook(kind().isPresent() ? Optional.empty() : Optional.of(HookKind.XDP.word()), List.of(),
                        Optional.empty());
    }

    private boolean isMeant() {
        return exercise.program()
                .map(program.name()::equals)
                .orElseGet(() -> exercise.hook()
                        .map(hook -> kind().filter(hook.kind()::equals).isPresent())
                        .orElseGet(() -> kind().filter(HookKind::isAttachable).isPresent()));
    }

    /** What all its programs answer with; empty where they differ, and when nobody can read it. */
    private static Optional<ReturnValues> answersOf(Path solution) {
        try {
            String text = PlainFile.text(solution);
            List<ReturnValues> all = SECTION.matcher(text).results()
                    .flatMap(section -> new Sec(section.group(1)).meant().stream())
                    .map(meant -> meant.type().returns())
                    .distinct()
                    .toList();
            return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The kind of hook that the exercise is about: what it says, else the first whose programs answer so. */
    private static HookKind meant(Step.Exercise exercise, Predicate<ReturnValues> alike) {
        return exercise.hook()
                .map(Hook::kind)
                .or(() -> Stream.of(HookKind.values())
                        .filter(kind -> kind.sections().stream()
                                .anyMatch(section -> alike.test(section.type().returns())))
                        .findFirst())
                .orElse(HookKind.XDP);
    }

    private Optional<HookKind> kind() {
        return new Sec(section).kind();
    }

    private static Trouble unfit(Step.Exercise exercise, HookKind kind, List<Subject> found) {
        String what = "cannot check " + exercise.file();
        if (exercise.program().isPresent()) {
            return Trouble.failed(
                    what, "it has no program " + exercise.program().get() + ", which the exercise is about",
                            ":reset   # starts again, and keeps a copy");
        }
        if (found.isEmpty()) {
            return Trouble.failed(
                    what, "it has no " + kind.words() + " program",
                            "put SEC(\"" + kind.sections().get(0).name() + "\") above the function");
        }
        boolean alike = found.stream().map(Subject::kind).distinct().count() == 1;
        String words = alike ? found.get(0).kind().orElse(kind).words() + " programs" : "programs";
        return Trouble.failed(
                what, "it has several " + words + ": "
                        + String.join(", ", found.stream().map(subject -> subject.program().name()).toList()),
                                "leave only the one to be checked");
    }
}
