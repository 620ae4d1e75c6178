package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.run.Detaching;
import bpflab.kernel.Link;
import bpflab.lab.Lab;
import bpflab.tour.Tour;
import bpflab.view.Line;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.List;
import java.util.Optional;

/** {@code :lesson NAME}: opens a lesson where the student left it. */
final class LessonCommand implements Command {
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
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        CourseSession course = bench.course();
        Optional<String> before = openLesson(course);
        Tour tour = words.at(0)
                .map(name -> words.has("--start") ? course.open(name) : course.goOn(name))
                .orElseGet(course::openTour);
        if (words.at(0).isEmpty() && words.has("--start")) {
            tour = course.tour().move(tour.to(0));
        }
        Answer step = StepView.answer(tour, course.takeRemarks());
        return before.equals(openLesson(course))
                ? step
                : Answer.of(View.stack(List.of(clearLab(bench), step.view())), step.data());
    }

    private static Optional<String> openLesson(CourseSession course) {
        return course.tour().now().map(tour -> tour.lesson().name());
    }

    /** Every lesson begins with nothing attached to the lab, as its text says; what is attached elsewhere stays. */
    private static View clearLab(Bench bench) {
        List<Link> inLab = bench.links().stream().filter(link -> link.hook().target().equals(Lab.DEVICE)).toList();
        return View.of(inLab.stream().map(link -> Detaching.line(bench, link)).toArray(Line[]::new));
    }
}
