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
import java.util.List;

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
        List<Row> lessons = bench.course().lessons().entries().stream()
                .map(Course.Entry::name)
                .map(name -> Row.of(name, bench.course().progress().in(name)))
                .filter(lesson -> lesson.step() > 0)
                .toList();
        long done = lessons.stream().filter(Row::finished).count();
        Line sum = Line.of(done + " of " + bench.course().lessons().entries().size() + " lessons done");
        View table = lessons.isEmpty()
                ? View.NOTHING
                : Table.of(COLUMNS, lessons.stream().map(Progress::cells).toList());
        View next = lessons.isEmpty()
                ? View.of(sum, Line.of(new Span(":next", Role.COMMAND), Span.of(" begins")))
                : View.of(Line.EMPTY, sum);
        return Answer.of(View.stack(List.of(table, next)), lessons);
    }

    private static List<Span> cells(Row lesson) {
        return List.of(
                new Span(lesson.lesson(), Role.NAME),
                Span.of(lesson.step() + " of " + lesson.steps()),
                Span.of(String.valueOf(lesson.tries())),
                Span.of(String.valueOf(lesson.hints())),
                Span.of(lesson.solved().isEmpty() ? "" : "solved: " + String.join(", ", lesson.solved())),
                new Span(lesson.finished() ? "✓ done" : "", Role.GOOD));
    }

    /** What was done in a lesson; what is shown and the data. */
    private record Row(
            String lesson, int step, int steps, int tries, int hints, List<String> solved, boolean finished) {
        static Row of(String name, LessonProgress reached) {
            return new Row(
                    name, reached.step(), reached.steps(), reached.tries(), reached.hints(),
                    reached.solved().stream().sorted().toList(), reached.finished());
        }
    }
}
