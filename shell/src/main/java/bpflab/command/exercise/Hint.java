package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.CheckLine;
import bpflab.progress.Event;
import bpflab.tour.ExerciseState;
import bpflab.view.Line;
import bpflab.view.Markdown;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.List;

/** {@code :hint}: the next hint of the check that failed last; before the first try, of the first check. */
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
        ExerciseState state = task.tour().exerciseState();
        CheckLine check = task.exercise().checks().get(state.failing());
        int number = Math.min(state.hintsShown() + 1, check.hints().size());
        if (state.hintsShown() < check.hints().size()) {
            course.tour().update(task.tour().hinted());
            course.tour().record(Event.Kind.HINT, task.exercise().file());
        }
        String hint = check.hints().get(number - 1);
        Line head = Line.of(
                new Span("hint " + number + " of " + check.hints().size(), Role.TITLE),
                        new Span("   for " + check.text(), Role.MUTED));
        View view = View.stack(List.of(View.of(head), Markdown.of(hint), View.of(next(state, number, check))));
        return Answer.of(view, new Data(check.text(), number, check.hints().size(), hint));
    }

    private static Line next(ExerciseState state, int number, CheckLine check) {
        if (number < check.hints().size()) {
            return Line.of(new Span(":hint", Role.COMMAND), new Span(" shows the next one", Role.MUTED));
        }
        return state.opensSolution()
                ? Line.of(new Span(":solution", Role.COMMAND), new Span(" shows one that passes", Role.MUTED))
                : Line.of("this was the last one; " + Solution.opensAfter(state), Role.MUTED);
    }

    /** Which hint of how many for which check, as data. */
    private record Data(String check, int number, int of, String hint) {}
}
