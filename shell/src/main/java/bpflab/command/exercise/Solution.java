package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.tour.ExerciseState;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Source;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code :solution}: a file that passes, after success or three tries. */
final class Solution implements Command {
    @Override
    public String name() {
        return "solution";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.EXERCISE, "show a solution, after success or three tries", ":solution");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Task task = Task.of(bench.course());
        if (!task.tour().exerciseState().opensSolution()) {
            throw Trouble.failed(
                    "the solution is not open yet", opensAfter(task.tour().exerciseState()),
                            ":hint   # helps, one step at a time").toException();
        }
        Path file = task.tour().lesson().solution(task.exercise().file());
        try {
            String content = PlainFile.text(file);
            View view = View.stack(
                    List.of(View.of(Line.of("solution/" + task.exercise().file(), Role.TITLE)), Source.file(content)));
            return Answer.of(view, new Shown(file, content));
        } catch (IOException e) {
            throw Trouble.usage(
                    "cannot show the solution", file + " cannot be read: " + FileErrors.reason(e),
                            "!ls -l " + file)
                            .toException(e);
        }
    }

    /** How far away it is. */
    static String opensAfter(ExerciseState state) {
        int left = state.triesLeft();
        return "it opens when the exercise is solved, or after " + left
                + (left == 1 ? " more try" : " more tries") + " of a changed file with :check";
    }

    /** The file and its text, as data. */
    private record Shown(Path file, String content) {}
}
