package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Sentence;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code :answer [WORDS]}: answers the question of the step; without words skips it. What is right of a prediction the
 * step's command tells, which comes next.
 */
final class AnswerCommand implements Unsaved {
    private static final int LONG = 60;

    @Override
    public String name() {
        return "answer";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.COURSE, "answer this step's question; there words alone do it", ":answer 3",
                        Argument.optional("WORDS", Argument.Kind.LINE)).repeating();
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Tour at = bench.course().openTour();
        if (at.question().isEmpty()) {
            throw Trouble.failed("nothing was asked", "this step has no open question", ":again   # shows the step")
                    .toException();
        }
        String typed = String.join(" ", words.positional());
        Tour.Answered answered = at.answer(typed);
        bench.course().tour().update(answered.tour());
        return at.step() instanceof Step.Run run ? predicted(run, typed) : recap(answered, typed);
    }

    private static Answer predicted(Step.Run step, String typed) {
        Line next = Line.of(
                new Span((typed.isBlank() ? "no prediction" : "you say " + typed) + "; told by ", Role.MUTED),
                step.command().length() > LONG ? new Span("the command below", Role.MUTED)
                        : new Span(step.command(), Role.COMMAND));
        return Answer.of(View.of(next), new Predicted(typed, step.command()));
    }

    private static Answer recap(Tour.Answered answered, String typed) {
        String best = answered.answers().get(0);
        List<Line> lines = new ArrayList<>();
        lines.add(answered.right()
                ? Line.of(new Span("✓ ", Role.GOOD), Span.of("right: " + best))
                : Line.of(new Span(typed.isBlank() ? "– " : "✗ ", Role.MUTED), Span.of("right is: " + best)));
        Tour now = answered.tour();
        now.question().ifPresentOrElse(
                next -> lines.addAll(List.of(Line.EMPTY, new Line(Sentence.spans(next, Role.TITLE)))),
                () -> lines.addAll(List.of(Line.EMPTY, Line.of(score(now), Role.MUTED))));
        return Answer.of(View.of(lines.toArray(Line[]::new)), new Graded(typed, answered.right(), best));
    }

    private static String score(Tour tour) {
        int of = tour.here().asked();
        return tour.rightAnswers() == of
                ? "all " + of + " right"
                : tour.rightAnswers() + " of " + of + " right; once more: :again";
    }

    /** What was predicted, and what tells, as data. */
    private record Predicted(String prediction, String command) {}

    /** What was answered, and what is right, as data. */
    private record Graded(String typed, boolean right, String answer) {}
}
