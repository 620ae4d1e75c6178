package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.progress.Event;
import bpflab.tour.ExerciseState;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Markdown;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.List;

/** {@code :hint}: the next hint for what failed last; before the first try, for what will fail. */
final class Hint implements Unsaved {
    @Override
    public String name() {
        return "hint";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.EXERCISE, "show the next hint for what failed last", ":hint");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        CourseSession course = bench.course();
        Task task = Task.of(course);
        if (!task.isHere()) {
            throw notHere(task).toException();
        }
        ExerciseState state = task.tour().exerciseState();
        if (state.isDone()) {
            throw done(task).toException();
        }
        if (state.isUnread()) {
            throw unread(task).toException();
        }
        Ladder ladder = Ladder.of(task.exercise(), state);
        int number = Math.min(ladder.shown() + 1, ladder.hints().size());
        if (ladder.shown() < ladder.hints().size()) {
            course.tour().update(task.tour().hinted());
            course.tour().record(Event.Kind.HINT, task.exercise().file());
        }
        String hint = ladder.hints().get(number - 1);
        Line head = Line.of(
                new Span("hint " + number + " of " + ladder.hints().size(), Role.TITLE),
                        new Span("   for " + ladder.about(), Role.MUTED));
        View view = View.stack(
                List.of(View.of(head), Markdown.of(hint), View.of(next(state, number, ladder.hints().size()))));
        return Answer.of(view, new Data(ladder.about(), number, ladder.hints().size(), hint));
    }

    /** A hint for an exercise that the student has not read yet would only give it away. */
    private static Trouble notHere(Task task) {
        return Trouble.failed(
                "there is nothing to hint at here",
                "this step is no exercise; the lesson's exercise \"" + task.exercise().title() + "\" is step "
                        + task.number(),
                ":next " + task.number() + "   # goes there");
    }

    private static Trouble done(Task task) {
        return Trouble.failed(
                "there is nothing to hint at", task.exercise().file() + " does what it is to do: it is solved",
                ":next   # goes on\n:solution   # shows how we did it");
    }

    /** Such hints point at what {@code :check} prints. */
    private static Trouble unread(Task task) {
        return Trouble.failed(
                "there is nothing to hint at yet",
                "the hints are about what is said of " + task.exercise().file() + ", and it was not checked yet",
                ":check");
    }

    private static Line next(ExerciseState state, int number, int of) {
        if (number < of) {
            return Line.of(new Span(":hint", Role.COMMAND), Span.remark("shows the next one"));
        }
        Span last = new Span("this was the last one; ", Role.MUTED);
        return state.opensSolution()
                ? Line.of(last, new Span(":solution", Role.COMMAND), Span.remark("shows one that passes"))
                : Line.of(last, new Span(":solution", Role.COMMAND),
                        Span.remark("shows one: " + Solution.opensAfter(state)));
    }

    /** Which hint of how many for what, as data. */
    private record Data(String check, int number, int of, String hint) {}
}
