package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Course;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code :next}: the next piece of text, its command ready for Enter. */
final class Next implements Unsaved {
    private final Entrance entrance;

    Next(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public String name() {
        return "next";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.COURSE, "show the next step, step N, or the exercise", ":next",
                        Argument.optional("N|exercise", Argument.Kind.TEXT));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        CourseSession course = bench.course();
        if (words.at(0).isPresent()) {
            Tour tour = course.openTour();
            return entrance.enter(bench, tour.toNumber(number(tour, words.word(0))), screen);
        }
        if (course.tour().now().isEmpty()) {
            return entrance.enter(bench, course.openTour(), screen);
        }
        Tour tour = course.openTour();
        return tour.isLast()
                ? end(course, tour)
                : entrance.enter(bench, tour.next(), screen);
    }

    private static int number(Tour tour, String typed) {
        int steps = tour.count();
        int number = typed.matches("[1-9]\\d{0,3}") ? Integer.parseInt(typed)
                : typed.equals("exercise") ? tour.exerciseNumber() : 0;
        if (number < 1 || number > steps) {
            throw Trouble.usage(
                    "there is no step " + typed, tour.lesson().name() + " has steps 1 to " + steps, ":next " + steps)
                    .toException();
        }
        return number;
    }

    private static Answer end(CourseSession course, Tour tour) {
        boolean open = tour.exercise().isPresent() && !tour.exerciseState().solved();
        Optional<Course.Entry> next = course.lessons().after(tour.lesson().name());
        if (!open) {
            course.tour().finish();
            return Answer.of(new Ending(course, tour.lesson()).view(), new End(tour.lesson().name(), true));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                Span.of("This is the last step of "), new Span(tour.lesson().title(), Role.TITLE),
                Span.of(". Its exercise is not solved yet.")));
        lines.add(Line.of(
                new Span(":edit", Role.COMMAND), Span.of("   "), new Span(":check", Role.COMMAND), Span.of("   "),
                        new Span(":hint", Role.COMMAND)));
        next.ifPresent(
                entry -> lines.add(
                        Line.of(new Span(":lesson " + entry.name(), Role.COMMAND),
                                Span.of(" goes on with the next one"))));
        View remarks =
                View.stack(course.takeRemarks().stream().map(TroubleView::of).toList());
        return Answer.of(
                View.stack(List.of(View.of(lines.toArray(Line[]::new)), remarks)),
                        new End(tour.lesson().name(), false));
    }

    /** The end of a lesson, as data. */
    private record End(String lesson, boolean finished) {}
}
