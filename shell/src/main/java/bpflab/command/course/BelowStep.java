package bpflab.command.course;

import bpflab.bench.AskedView;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.List;

/** What stands below a step's text: what can be done there. */
record BelowStep(Tour tour) implements Step.Cases<View> {
    @Override
    public View read(Step.Read step) {
        int behind = tour.to(tour.section().to()).number();
        return tour.section().isOptional() && behind > tour.number() + 1
                ? View.of(Line.of(
                        new Span("optional   ", Role.MUTED), new Span(":next " + behind, Role.COMMAND),
                        Span.remark("goes on behind it")))
                : View.NOTHING;
    }

    @Override
    public View run(Step.Run step) {
        if (step.prediction().isPresent()) {
            return AskedView.of(step.prediction().get());
        }
        return tour.skips()
                ? View.of(Line.of(
                        new Span("optional   ", Role.MUTED), new Span(step.command(), Role.COMMAND),
                        Span.remark("tries it"), Span.of("   "), new Span(":next", Role.COMMAND),
                        Span.remark("goes on behind it")))
                : View.NOTHING;
    }

    @Override
    public View exercise(Step.Exercise step) {
        if (tour.exerciseState().solved()) {
            return View.of(Line.of(
                    new Span("✓ solved   ", Role.GOOD), new Span(":next", Role.COMMAND), Span.remark("goes on"),
                    Span.of("   "), new Span(":edit", Role.COMMAND), Span.remark("changes it all the same")));
        }
        Line keys = Line.of(
                new Span(":edit", Role.COMMAND), Span.remark("changes " + step.file()), Span.of("   "),
                new Span(":check", Role.COMMAND), Span.remark("tries it"), Span.of("   "),
                new Span(":hint", Role.COMMAND), Span.remark("helps"));
        return step.kind() == Section.Kind.HARDER
                ? View.of(keys, Line.of("harder than the others; to go on without it: :next", Role.MUTED))
                : View.of(keys);
    }

    @Override
    public View recap(Step.Recap step) {
        String much = step.questions().size() == 1 ? "one question" : step.questions().size() + " questions";
        return View.spaced(List.of(
                View.of(Line.of(much + "; Enter alone skips one", Role.MUTED)),
                AskedView.question(step.questions().get(0).text())));
    }
}
