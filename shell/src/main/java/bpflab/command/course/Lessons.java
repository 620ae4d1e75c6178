package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.LessonCatalog;
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
import java.util.List;

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
        LessonCatalog lessons = bench.course().lessons();
        List<List<Span>> rows = lessons.entries().stream()
                .map(entry -> row(entry, bench.course().progress().in(entry.name())))
                .toList();
        View hint = lessons.entries().isEmpty()
                ? View.of(Line.of("There are no lessons in " + lessons.course().folder() + "."))
                : View.of(Line.EMPTY,
                        Line.of(new Span(":lesson " + lessons.entries().get(0).name(), Role.COMMAND),
                        Span.remark("opens one, by name or number")));
        return Answer.of(
                View.stack(List.of(Table.of(COLUMNS, rows), hint)),
                        lessons.entries().stream()
                        .map(entry -> Row.of(entry, bench.course().progress().in(entry.name())))
                        .toList());
    }

    private static List<Span> row(Course.Entry entry, LessonProgress reached) {
        return List.of(
                Span.of(String.valueOf(entry.number())),
                new Span(entry.name(), Role.NAME),
                Span.of(title(entry)),
                new Span(words(reached), reached.finished() ? Role.GOOD : Role.MUTED));
    }

    /** A broken lesson does not hide the others. */
    private static String title(Course.Entry entry) {
        try {
            return entry.title();
        } catch (TroubleException e) {
            return "(" + e.trouble().why() + ")";
        }
    }

    private static String words(LessonProgress reached) {
        if (reached.finished()) {
            return "✓ done";
        }
        return reached.step() == 0 ? "" : "step " + reached.step() + " of " + reached.steps();
    }

    /** A lesson, and how far the student is in it, as data. */
    private record Row(int number, String name, String title, int step, int steps, boolean finished) {
        static Row of(Course.Entry entry, LessonProgress reached) {
            return new Row(
                    entry.number(), entry.name(), Lessons.title(entry), reached.step(), reached.steps(),
                    reached.finished());
        }
    }
}
