package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.lesson.Course;
import bpflab.progress.LessonProgress;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code :lessons}: the course, and how far the student is. */
final class Lessons implements Unsaved {
    private static final List<Table.Column> COLUMNS =
            List.of(Table.right(""), Table.left(""), Table.left(""), Table.left(""));

    @Override
    public String name() {
        return "lessons";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.COURSE, "list the course and how far you are", ":lessons");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Course course = bench.study().course();
        List<List<Span>> rows = course.entries().stream()
                .map(entry -> row(entry, bench.study().progress().in(entry.name())))
                .toList();
        View hint = course.entries().isEmpty()
                ? View.of(Line.of("There are no lessons in " + course.folder() + "."))
                : View.of(Line.EMPTY,
                        Line.of(new Span(":lesson " + course.entries().get(0).name(), Role.COMMAND),
                        Span.of(" opens one, by name or number")));
        return Answer.of(
                View.stack(List.of(Table.of(COLUMNS, rows), hint)),
                        course.entries().stream()
                        .map(entry -> data(entry, bench.study().progress().in(entry.name())))
                        .toList());
    }

    private static List<Span> row(Course.Entry entry, LessonProgress standing) {
        return List.of(
                Span.of(String.valueOf(entry.number())),
                new Span(entry.name(), Role.NAME),
                Span.of(title(entry)),
                new Span(words(standing), standing.finished() ? Role.GOOD : Role.MUTED));
    }

    /** A broken lesson does not hide the others. */
    private static String title(Course.Entry entry) {
        try {
            return entry.title();
        } catch (TroubleException e) {
            return "(" + e.trouble().why() + ")";
        }
    }

    private static String words(LessonProgress standing) {
        if (standing.finished()) {
            return "✓ done";
        }
        return standing.step() == 0 ? "" : "step " + standing.step() + " of " + standing.steps();
    }

    private static Map<String, Object> data(Course.Entry entry, LessonProgress standing) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", entry.number());
        data.put("name", entry.name());
        data.put("title", title(entry));
        data.put("step", standing.step());
        data.put("steps", standing.steps());
        data.put("finished", standing.finished());
        return data;
    }
}
