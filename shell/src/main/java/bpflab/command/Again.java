package bpflab.command;

import bpflab.bench.Bench;
import bpflab.bench.Study;
import bpflab.view.Screen;

/** {@code :again}: this step once more, its command ready again. */
final class Again implements Unsaved {
    @Override
    public String name() {
        return "again";
    }

    @Override
    public Help help() {
        return Help.of(Help.Topic.COURSE, "show this step once more, its command ready again", ":again");
    }

    @Override
    public Answer run(Bench bench, Words words, Screen screen) {
        Study study = bench.study();
        return StepView.answer(study.move(study.openTour().again()), study.takeRemarks());
    }
}
