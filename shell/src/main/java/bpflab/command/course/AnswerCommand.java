package bpflab.command.course;

import bpflab.bench.AskedView;
import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Prediction;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
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
        at.unfit(typed).ifPresent(asked -> {
            throw noChoice(typed, asked).toException();
        });
        Tour.Answered answered = at.answer(typed);
        bench.course().tour().update(answered.tour());
        return at.step() instanceof Step.Run run ? predicted(run, typed) : recap(answered, typed);
    }

    /** What was only misspelt would be told to be wrong. */
    private static Trouble noChoice(String typed, Prediction asked) {
        return Trouble.usage(
                typed + " is none of the answers to choose from",
                "they are " + String.join(", ", asked.choices())
                        + (asked.isNumbered() ? "; the number in front of one will do" : ""),
                ":again   # asks once more");
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
        Line told = answered.right()
                ? Line.of(new Span("✓ ", Role.GOOD), Span.of("right: " + best))
                : Line.of(new Span(typed.isBlank() ? "– " : "✗ ", Role.MUTED), Span.of("right is: " + best));
        Tour now = answered.tour();
        View next = now.question()
                .map(AskedView::question)
                .orElseGet(() -> View.of(Line.of(score(now), Role.MUTED)));
        return Answer.of(
                View.spaced(List.of(View.of(told), next)), new Graded(typed, answered.right(), best));
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
