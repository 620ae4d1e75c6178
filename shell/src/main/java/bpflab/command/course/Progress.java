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
        Map<String, LessonProgress> reached = new LinkedHashMap<>();
        for (Course.Entry entry : bench.course().lessons().entries()) {
            LessonProgress lesson = bench.course().progress().in(entry.name());
            if (lesson.step() > 0) {
                reached.put(entry.name(), lesson);
            }
        }
        long done = reached.values().stream().filter(LessonProgress::finished).count();
        Line sum = Line.of(done + " of " + bench.course().lessons().entries().size() + " lessons done");
        View table = reached.isEmpty()
                ? View.NOTHING
                : Table.of(COLUMNS,
                        reached.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList());
        View next = reached.isEmpty()
                ? View.of(sum, Line.of(new Span(":next", Role.COMMAND), Span.of(" begins")))
                : View.of(Line.EMPTY, sum);
        return Answer.of(
                View.stack(List.of(table, next)),
                        reached.entrySet().stream().map(each -> data(each.getKey(), each.getValue())).toList());
    }

    private static List<Span> row(String name, LessonProgress lesson) {
        return List.of(
                new Span(name, Role.NAME),
                Span.of(lesson.step() + " of " + lesson.steps()),
                Span.of(String.valueOf(lesson.tries())),
                Span.of(String.valueOf(lesson.hints())),
                Span.of(lesson.solved().isEmpty()
                        ? ""
                        : "solved: " + String.join(", ", lesson.solved().stream().sorted().toList())),
                new Span(lesson.finished() ? "✓ done" : "", Role.GOOD));
    }

    private static Map<String, Object> data(String name, LessonProgress lesson) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("lesson", name);
        data.put("step", lesson.step());
        data.put("steps", lesson.steps());
        data.put("tries", lesson.tries());
        data.put("hints", lesson.hints());
        data.put("solved", lesson.solved().stream().sorted().toList());
        data.put("finished", lesson.finished());
        return data;
    }
}
