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
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an exercise is about: a program of the file, and the hook that it is attached to.
 *
 * @param section the program's, {@code xdp}
 */
record Subject(Step.Exercise exercise, Program program, String section) {
    /**
     * Of what was loaded: the program that the exercise names, else the only one for its hook, else the only one that
     * can be attached and that answers as the checks expect.
     *
     * @throws bpflab.trouble.TroubleException there is none, or there are several
     */
    static Subject of(LoadedObject loaded, Step.Exercise exercise, List<CheckKind<?>> checks) {
        List<Subject> all = loaded.results().stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(LoadResult.Loaded.class::cast)
                .map(result -> new Subject(exercise, result.program(), result.spec().section()))
                .filter(Subject::isMeant)
                .filter(subject -> answers(subject.program().info().type().returns(), checks))
                .toList();
        if (all.size() != 1) {
            throw unfit(exercise, meant(exercise, checks), all).toException();
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

    private static boolean answers(ReturnValues returns, List<CheckKind<?>> checks) {
        return checks.stream().allMatch(check -> check.isAbout(returns));
    }

    /** The kind of hook that the exercise is about: what it says, else the first whose programs answer so. */
    private static HookKind meant(Step.Exercise exercise, List<CheckKind<?>> checks) {
        return exercise.hook()
                .map(Hook::kind)
                .or(() -> Stream.of(HookKind.values())
                        .filter(kind -> kind.sections().stream()
                                .anyMatch(section -> answers(section.type().returns(), checks)))
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
