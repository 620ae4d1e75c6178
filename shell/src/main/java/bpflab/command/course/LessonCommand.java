package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.tour.Tour;
import bpflab.view.Screen;

/** {@code :lesson NAME}: opens a lesson where the student left it. */
final class LessonCommand implements Command {
    private final Entrance entrance;

    LessonCommand(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String name() {
        return "lesson";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.COURSE, "open a lesson where you left it", ":lesson drop-world",
                        Argument.optional("NAME", Argument.Kind.LESSON))
                .with(new Option("--start", "", "from its first step"));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        CourseSession course = bench.course();
        Tour tour = words.at(0)
                .map(name -> words.has("--start") ? course.open(name) : course.goOn(name))
                .orElseGet(course::openTour);
        return entrance.enter(bench, words.has("--start") ? tour.to(0) : tour, screen);
    }
}
