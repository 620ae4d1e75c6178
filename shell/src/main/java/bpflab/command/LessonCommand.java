package bpflab.command;

import bpflab.bench.Bench;
import bpflab.bench.Study;
import bpflab.tour.Tour;
import bpflab.view.Screen;

/** {@code :lesson NAME}: opens a lesson where the student left it. */
final class LessonCommand implements Command {
    @Override
    public String name() {
        return "lesson";
    }

    @Override
    public Help help() {
        return Help.of(Help.Topic.COURSE, "open a lesson where you left it", ":lesson drop-world", Argument.optional("NAME", Argument.Kind.LESSON))
                .with(new Option("--start", "", "from its first step"));
    }

    @Override
    public Answer run(Bench bench, Words words, Screen screen) {
        Study study = bench.study();
        Tour tour = words.at(0).map(name -> words.has("--start") ? study.open(name) : study.goOn(name)).orElseGet(study::openTour);
        if (words.at(0).isEmpty() && words.has("--start")) {
            tour = study.move(tour.to(0));
        }
        return StepView.answer(tour, study.takeRemarks());
    }
}
