package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
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

/** {@code :progress}: the course as bars, what was solved with how many hints, and where the student is. */
final class Progress implements Unsaved {
    private static final List<Table.Column> COLUMNS = List.of(
            Table.left(""), Table.right(""), Table.left("lesson"), Table.left("step"), Table.left("solved"),
                    Table.right("tries"), Table.right("hints"), Table.left(""));
    private static final int BAR = 10;
    private static final int ALL = 100;

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.COURSE, "show what you have done so far, and where you are", ":progress");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        CourseSession course = bench.course();
        List<Row> lessons = course.lessons().entries().stream()
                .map(entry -> Row.of(entry, course.progress().in(entry.name()), course.tour().isIn(entry)))
                .toList();
        long done = lessons.stream().filter(Row::finished).count();
        boolean begun = lessons.stream().anyMatch(lesson -> lesson.step() > 0);
        int solved = lessons.stream().mapToInt(lesson -> lesson.solved().size()).sum();
        int exercises = lessons.stream().mapToInt(Row::exercises).sum();
        String share = exercises == 0 ? "" : ", " + solved + " of " + exercises + " exercises solved ("
                + solved * ALL / exercises + " %)";
        Line sum = Line.of(
                Span.of(done + " of " + lessons.size() + " lessons done" + share + "   "),
                new Span(":next", Role.COMMAND),
                Span.remark(begun ? "goes on" : "begins"));
        View table = Table.of(COLUMNS, lessons.stream().map(Progress::cells).toList());
        return Answer.of(
                View.stack(List.of(table, View.of(Line.EMPTY, sum))),
                lessons.stream().filter(lesson -> lesson.step() > 0).toList());
    }

    private static List<Span> cells(Row lesson) {
        int full = lesson.percent() * BAR / ALL;
        boolean opened = lesson.step() > 0;
        return List.of(
                new Span("█".repeat(full) + "·".repeat(BAR - full), lesson.finished() ? Role.GOOD : Role.MUTED),
                new Span(lesson.percent() + " %", Role.MUTED),
                new Span(lesson.lesson(), Role.NAME),
                Span.of(opened ? lesson.step() + "/" + lesson.steps() : ""),
                Span.of(lesson.exercises() == 0
                        ? ""
                        : lesson.solved().size() + " of " + lesson.exercises()),
                Span.of(opened ? String.valueOf(lesson.tries()) : ""),
                Span.of(opened ? String.valueOf(lesson.hints()) : ""),
                lesson.here() ? new Span("← here", Role.COMMAND)
                        : new Span(lesson.finished() ? "✓" : "", Role.GOOD));
    }

    /**
     * What was done in a lesson; what is shown and the data.
     *
     * @param percent how much of its steps was seen; all of a lesson that is finished
     * @param exercises how many it has
     */
    private record Row(
            String lesson, int step, int steps, int percent, int tries, int hints, List<String> solved, int exercises,
            boolean finished, boolean here) {
        static Row of(Course.Entry entry, LessonProgress reached, boolean here) {
            int percent = reached.finished() ? ALL
                    : reached.steps() == 0 ? 0 : (reached.step() - 1) * ALL / reached.steps();
            return new Row(
                    entry.name(), reached.step(), reached.steps(), percent, reached.tries(), reached.hints(),
                    reached.solved().stream().sorted().toList(), count(entry), reached.finished(), here);
        }

        /** A broken lesson does not hide the others. */
        private static int count(Course.Entry entry) {
            try {
                return entry.read().exercises().size();
            } catch (TroubleException broken) {
                return 0;
            }
        }
    }
}
