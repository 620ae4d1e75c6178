package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Course;
import bpflab.tour.Tour;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code :next}: the next piece of text, its command ready for Enter. */
final class Next implements Unsaved {
    @Override
    public String name() {
        return "next";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.COURSE, "show the next step, its command ready for Enter", ":next");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        CourseSession study = bench.study();
        if (study.tour().isEmpty()) {
            return StepView.answer(study.openTour(), study.takeRemarks());
        }
        Tour tour = study.openTour();
        return tour.isLast() ? end(study, tour) : StepView.answer(study.move(tour.next()), study.takeRemarks());
    }

    private static Answer end(CourseSession study, Tour tour) {
        boolean open = tour.exercise().isPresent() && !tour.attempt().solved();
        Optional<Course.Entry> next = study.course().after(tour.lesson().name());
        if (!open) {
            study.finish();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(open
                ? Line.of(Span.of("This is the last step of "), new Span(tour.lesson().title(), Role.TITLE),
                        Span.of(". Its exercise is not solved yet."))
                : Line.of(new Span("✓ ", Role.GOOD), Span.of("This was "), new Span(tour.lesson().title(), Role.TITLE),
                        Span.of(next.isEmpty() ? ", and the course." : ".")));
        if (open) {
            lines.add(Line.of(
                    new Span(":edit", Role.COMMAND), Span.of("   "), new Span(":check", Role.COMMAND), Span.of("   "),
                            new Span(":hint", Role.COMMAND)));
        }
        next.ifPresent(
                entry -> lines.add(
                        Line.of(new Span(":lesson " + entry.name(), Role.COMMAND),
                                Span.of(" goes on with the next one"))));
        View remarks =
                View.stack(study.takeRemarks().stream().map(TroubleView::of).toList());
        return Answer.of(
                View.stack(List.of(View.of(lines.toArray(Line[]::new)), remarks)),
                        Map.of("lesson", tour.lesson().name(), "finished", !open));
    }
}
