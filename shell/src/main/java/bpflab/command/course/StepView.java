package bpflab.command.course;

import bpflab.command.Answer;
import bpflab.json.IfPresent;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import bpflab.view.Ends;
import bpflab.view.Markdown;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.TroubleView;
import bpflab.view.View;
import bpflab.view.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of a lesson: a rule with its title and place, then its text.
 */
final class StepView {
    private static final int WIDEST = 84;
    private static final int LEAST_RULE = 2;

    private StepView() {}

    /**
     * The step as an answer.
     *
     * @param tour where the student is
     * @param remarks what could not be kept
     */
    static Answer answer(Tour tour, List<Trouble> remarks) {
        return Answer.of(view(tour, remarks), Data.of(tour));
    }

    private static View view(Tour tour, List<Trouble> remarks) {
        List<View> parts = new ArrayList<>();
        parts.add(Markdown.of(tour.step().markdown()));
        if (tour.at() == 0 && !tour.lesson().about().learn().isEmpty()) {
            parts.add(0, Learn.view(tour.lesson()));
        }
        parts.add(tour.step().match(new BelowStep(tour)));
        remarks.forEach(remark -> parts.add(TroubleView.of(remark)));
        parts.removeIf(View.NOTHING::equals);
        return View.stack(List.of(new Within(WIDEST, rule(tour)), View.spaced(parts)));
    }

    private static View rule(Tour tour) {
        String place = " step " + tour.number() + " of " + tour.count() + " ──";
        return new Ends(
                List.of(new Span("── ", Role.MUTED), new Span(tour.lesson().title(), Role.TITLE), Span.of(" ")),
                '─', LEAST_RULE, List.of(new Span(place, Role.MUTED)));
    }

    /** The step, as data; the command is the one that is still to run. */
    private record Data(
            String lesson, String title, int step, int steps, String text, @IfPresent Optional<String> command) {
        static Data of(Tour tour) {
            return new Data(
                    tour.lesson().name(), tour.lesson().title(), tour.number(), tour.count(),
                    tour.step().markdown(), tour.command());
        }
    }
}
