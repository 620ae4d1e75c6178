package bpflab.command.course;

import bpflab.command.Answer;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Markdown;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A step of a lesson: a rule with its title and place, then its text.
 *
 * @param tour where the student is
 * @param remarks what could not be kept
 */
record StepView(Tour tour, List<Trouble> remarks) implements View {
    private static final int WIDEST = 84;
    private static final int LEAST_RULE = 2;

    StepView {
        remarks = List.copyOf(remarks);
    }

    /** The step as an answer. */
    static Answer answer(Tour tour, List<Trouble> remarks) {
        return Answer.of(new StepView(tour, remarks), data(tour));
    }

    @Override
    public List<Line> lines(int width) {
        List<Line> lines = new ArrayList<>();
        lines.add(rule(Math.min(width, WIDEST)));
        lines.addAll(Markdown.of(tour.step().markdown()).lines(width));
        if (tour.step() instanceof Step.Exercise exercise) {
            lines.add(Line.EMPTY);
            lines.add(keys(exercise.file()));
        }
        remarks.forEach(remark -> {
            lines.add(Line.EMPTY);
            lines.addAll(new TroubleView(remark).lines(width));
        });
        return lines;
    }

    private Line rule(int width) {
        String title = tour.lesson().title();
        String place = " step " + tour.number() + " of " + tour.lesson().steps().size() + " ──";
        int fill = width - "── ".length() - title.length() - 1 - place.length();
        return Line.of(
                new Span("── ", Role.MUTED), new Span(title, Role.TITLE),
                        new Span(" " + "─".repeat(Math.max(LEAST_RULE, fill)) + place, Role.MUTED));
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
