package bpflab.command;

import bpflab.bench.Bench;
import bpflab.bench.Study;
import bpflab.view.Screen;

/** {@code :back}: the step before. */
final class Back implements Unsaved {
    @Override
    public String name() {
        return "back";
    }

    @Override
    public Help help() {
        return Help.of(Help.Topic.COURSE, "show the step before", ":back");
    }

    @Override
    public Answer run(Bench bench, Words words, Screen screen) {
        Study study = bench.study();
        return StepView.answer(study.move(study.openTour().back()), study.takeRemarks());
    }
}
