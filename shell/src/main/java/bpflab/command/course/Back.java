package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Screen;

/** {@code :back}: the step before. */
final class Back implements Unsaved {
    @Override
    public String name() {
        return "back";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.COURSE, "show the step before", ":back");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        CourseSession course = bench.course();
        return StepView.answer(course.tour().move(course.openTour().back()), course.takeRemarks());
    }
}
