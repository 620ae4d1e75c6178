package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.view.Screen;

/** {@code :again}: this step once more, its command ready again. */
final class Again implements Unsaved {
    private final Entrance entrance;

    Again(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String name() {
        return "again";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.COURSE, "show this step once more, its command ready again", ":again");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        return entrance.enter(bench, bench.course().openTour().again(), screen);
    }
}
