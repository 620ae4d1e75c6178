package bpflab.command.course;

import bpflab.command.Answer;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import bpflab.view.Ends;
import bpflab.view.Line;
import bpflab.view.Markdown;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.TroubleView;
import bpflab.view.View;
import bpflab.view.Within;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        return Answer.of(view(tour, remarks), data(tour));
    }

    private static View view(Tour tour, List<Trouble> remarks) {
        List<View> parts = new ArrayList<>();
        parts.add(View.stack(List.of(new Within(WIDEST, rule(tour)), Markdown.of(tour.step().markdown()))));
        if (tour.step() instanceof Step.Exercise exercise) {
            parts.add(View.of(keys(exercise.file())));
        }
        remarks.forEach(remark -> parts.add(TroubleView.of(remark)));
        return View.spaced(parts);
    }

    private static View rule(Tour tour) {
        String place = " step " + tour.number() + " of " + tour.lesson().steps().size() + " ──";
        return new Ends(
                List.of(new Span("── ", Role.MUTED), new Span(tour.lesson().title(), Role.TITLE), Span.of(" ")),
                '─', LEAST_RULE, List.of(new Span(place, Role.MUTED)));
    }

    private static Line keys(String file) {
        return Line.of(
                new Span(":edit", Role.COMMAND), Span.of(" changes "), new Span(file, Role.NAME),
                Span.of("     "), new Span(":check", Role.COMMAND), Span.of(" tries it"),
                Span.of("     "), new Span(":hint", Role.COMMAND), Span.of(" helps"));
    }

    private static Map<String, Object> data(Tour tour) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("lesson", tour.lesson().name());
        data.put("title", tour.lesson().title());
        data.put("step", tour.number());
        data.put("steps", tour.lesson().steps().size());
        data.put("text", tour.step().markdown());
        tour.command().ifPresent(command -> data.put("command", command));
        return data;
    }
}
