package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Course;
import bpflab.progress.LessonProgress;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code :progress}: what was done in each lesson that was opened. */
final class Progress implements Unsaved {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.left("lesson"), Table.right("step"), Table.right("tries"), Table.right("hints"),
                    Table.left("exercise"), Table.left(""));

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.COURSE, "show what you have done so far", ":progress");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Map<String, LessonProgress> standings = new LinkedHashMap<>();
        for (Course.Entry entry : bench.study().course().entries()) {
            LessonProgress standing = bench.study().progress().in(entry.name());
            if (standing.step() > 0) {
                standings.put(entry.name(), standing);
            }
        }
        long done = standings.values().stream().filter(LessonProgress::finished).count();
        Line sum = Line.of(done + " of " + bench.study().course().entries().size() + " lessons done");
        View table = standings.isEmpty()
                ? View.NOTHING
                : Table.of(COLUMNS,
                        standings.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList());
        View next = standings.isEmpty()
                ? View.of(sum, Line.of(new Span(":next", Role.COMMAND), Span.of(" begins")))
                : View.of(Line.EMPTY, sum);
        return Answer.of(
                View.stack(List.of(table, next)),
                        standings.entrySet().stream().map(each -> data(each.getKey(), each.getValue())).toList());
    }

    private static List<Span> row(String name, LessonProgress standing) {
        return List.of(
                new Span(name, Role.NAME),
                Span.of(standing.step() + " of " + standing.steps()),
                Span.of(String.valueOf(standing.tries())),
                Span.of(String.valueOf(standing.hints())),
                Span.of(standing.solved().isEmpty()
                        ? ""
                        : "solved: " + String.join(", ", standing.solved().stream().sorted().toList())),
                new Span(standing.finished() ? "✓ done" : "", Role.GOOD));
    }

    private static Map<String, Object> data(String name, LessonProgress standing) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("lesson", name);
        data.put("step", standing.step());
        data.put("steps", standing.steps());
        data.put("tries", standing.tries());
        data.put("hints", standing.hints());
        data.put("solved", standing.solved().stream().sorted().toList());
        data.put("finished", standing.finished());
        return data;
    }
}
