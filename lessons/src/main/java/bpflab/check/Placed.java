package bpflab.check;

import bpflab.hook.Hook;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.lesson.Step;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;

/** A program, and where it is to be attached while an exercise is checked. */
record Placed(Program program, Hook hook) {
    /**
     * What an exercise attaches: the program beside the one that is checked comes first, so that nothing passes before
     * both are there.
     *
     * @throws bpflab.trouble.TroubleException a program is not there, or nothing says where it belongs
     */
    static List<Placed> of(LoadedObject loaded, Subject subject) {
        List<Placed> placed = new ArrayList<>();
        subject.exercise().beside().ifPresent(beside -> placed.add(of(loaded, subject.exercise(), beside)));
        placed.add(new Placed(subject.program(), subject.hook()));
        return placed;
    }

    private static Placed of(LoadedObject loaded, Step.Exercise exercise, Step.Exercise.Beside beside) {
        return loaded.results().stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(result -> ((LoadResult.Loaded) result).program())
                .filter(program -> program.name().equals(beside.program()))
                .findFirst()
                .map(program -> new Placed(program, beside.hook()))
                .orElseThrow(() -> Trouble.failed(
                        "cannot check " + exercise.file(), "it has no program " + beside.program()
                                + ", which works together with the one that is checked",
                        ":reset   # starts again, and keeps a copy").toException());
    }
}
