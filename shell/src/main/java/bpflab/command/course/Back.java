package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Screen;

/** {@code :back}: the step before. */
final class Back implements Unsaved {
    private final Entrance entrance;

    Back(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String name() {
        return "back";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.COURSE, "show the step before", ":back");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        return entrance.enter(bench, bench.course().openTour().back(), screen);
    }
}
