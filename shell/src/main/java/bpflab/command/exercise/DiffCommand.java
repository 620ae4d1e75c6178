package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Sentences;
import bpflab.view.Span;
import bpflab.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code :diff [solution]}: what the student changed of the exercise's file; how it differs from the solution. */
final class DiffCommand implements Unsaved {
    private static final String SOLUTION = "solution";
    private static final long MOST_BYTES = 1 << 20;

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.EXERCISE, "your file beside the given one, or the solution", ":diff",
                        Argument.optionalChoice("WITH", "given", SOLUTION)).like("diff -u given.c yours.c");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Task task = Task.of(bench.course());
        boolean solution = words.at(0).filter(SOLUTION::equals).isPresent();
        if (solution && !task.tour().exerciseState().opensSolution()) {
            throw Trouble.failed(
                    "the solution is not open yet", Solution.opensAfter(task.tour().exerciseState()),
                            ":diff   # shows what you changed").toException();
        }
        String name = task.exercise().file();
        Path other = solution
                ? task.tour().lesson().solution(name)
                : task.tour().lesson().folder().resolve(name);
        List<LineDiff.Row> rows = LineDiff.of(lines(other), lines(task.file(bench.course().copies())));
        if (rows.stream().allMatch(LineDiff.Row::isSame)) {
            return Answer.of(
                    View.of(Line.of(new Span(name, Role.NAME), Span.of(solution
                            ? " is the solution, letter by letter" : " is as the lesson gave it"))),
                            new Data(name, solution ? SOLUTION : "given", List.of()));
        }
        View head = View.of(Line.of(
                new Span("- " + (solution ? "the solution" : "as it was given"), Role.BAD), Span.of("   "),
                new Span("+ yours", Role.GOOD)));
        View shown = new Sentences(LineDiff.near(rows).stream().map(DiffCommand::line).toList());
        return Answer.of(
                View.stack(List.of(head, shown)), new Data(name, solution ? SOLUTION : "given",
                        rows.stream().filter(row -> !row.isSame()).map(row -> row.mark() + row.text()).toList()));
    }

    private static Line line(LineDiff.Row row) {
        Role role = row.isSame() ? Role.MUTED : row.mark() == '+' ? Role.GOOD : Role.BAD;
        return Line.of(row.mark() + " " + row.text().replace("\t", "        "), role);
    }

    private static List<String> lines(Path file) {
        try {
            return new String(PlainFile.read(file, MOST_BYTES), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw Trouble.failed(
                    "cannot compare", file.getFileName() + " cannot be read: " + FileErrors.reason(e),
                            ":reset   # gives you the lesson's again").toException(e);
        }
    }

    /** With what it was compared, and the lines that differ, as data. */
    private record Data(String file, String with, List<String> lines) {}
}
