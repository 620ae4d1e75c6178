package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
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
import java.util.Set;

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
            return entrance.enter(bench, tour.toNumber(number(course, tour, words.word(0))), screen);
        }
        if (course.tour().now().isEmpty()) {
            return entrance.enter(bench, course.openTour(), screen);
        }
        Tour tour = course.openTour();
        return tour.isLast()
                ? end(course, tour)
                : entrance.enter(bench, tour.next(), screen);
    }

    private static int number(CourseSession course, Tour tour, String typed) {
        int steps = tour.count();
        int number = typed.matches("[1-9]\\d{0,3}") ? Integer.parseInt(typed)
                : typed.equals("exercise") ? tour.exerciseNumber() : 0;
        if (number < 1 || number > steps) {
            boolean lesson = course.lessons().entries().stream().anyMatch(entry -> entry.name().equals(typed));
            throw Trouble.usage(
                    "there is no step " + typed, tour.lesson().name() + " has steps 1 to " + steps,
                    lesson ? ":lesson " + typed : ":next " + steps).toException();
        }
        return number;
    }

    /** The end, or once what is still open: harder exercises keep nobody. */
    private static Answer end(CourseSession course, Tour tour) {
        Set<String> solved = course.progress().in(tour.lesson().name()).solved();
        List<Step.Exercise> open = tour.lesson().exercises().stream()
                .filter(exercise -> exercise.kind() != Section.Kind.HARDER && !solved.contains(exercise.file()))
                .toList();
        if (open.isEmpty()) {
            course.tour().finish();
            return Answer.of(new Ending(course, tour.lesson()).view(), new End(tour.lesson().name(), true));
        }
        course.tour().update(tour.toldOpen());
        List<Line> lines = new ArrayList<>();
        String stop = tour.lesson().title().matches(".*[!?.]") ? "" : ".";
        lines.add(Line.of(
                Span.of("This is the last step of "), new Span(tour.lesson().title(), Role.TITLE),
                Span.of(stop + (open.size() == 1 ? " Its exercise is not solved yet:" : " Not solved yet:"))));
        open.forEach(exercise -> lines.add(Line.of(
                new Span("  :next " + tour.numberOf(exercise), Role.COMMAND), Span.remark(exercise.title()))));
        course.lessons().after(tour.lesson().name()).ifPresent(
                entry -> lines.add(
                        Line.of(new Span(":lesson " + entry.name(), Role.COMMAND),
                                Span.remark("goes on with the next one"))));
        View remarks =
                View.stack(course.takeRemarks().stream().map(TroubleView::of).toList());
        return Answer.of(
                View.stack(List.of(View.of(lines.toArray(Line[]::new)), remarks)),
                        new End(tour.lesson().name(), false));
    }

    /** The end of a lesson, as data. */
    private record End(String lesson, boolean finished) {}
}
