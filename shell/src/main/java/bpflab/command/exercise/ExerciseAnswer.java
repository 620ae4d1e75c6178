package bpflab.command.exercise;

import bpflab.bench.Provenance;
import bpflab.check.ExerciseResult;
import bpflab.check.Verdict;
import bpflab.command.Answer;
import bpflab.command.program.CompiledView;
import bpflab.command.program.RejectionAnswer;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.tour.ExerciseState;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import bpflab.view.Fields.Field;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code :check} says. */
record ExerciseAnswer(
        Lesson lesson, Step.Exercise exercise, ExerciseResult examination, Optional<Tour> tour, Provenance provenance) {
    private static final List<Table.Column> COLUMNS =
            List.of(Table.left(""), Table.left("sent"), Table.left("expected"), Table.left("seen"));
    private static final String WARNING = "warning";
    private static final int MOST_WARNINGS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    Answer answer() {
        if (examination instanceof ExerciseResult.Judged judged) {
            return judged(judged);
        } else if (examination instanceof ExerciseResult.NotCompiled notCompiled) {
            return notYet(
                    CompiledView.no(notCompiled.errors(), exercise.file(), data(List.of())),
                    exercise.file() + " does not compile");
        } else if (examination instanceof ExerciseResult.Rejected rejected) {
            return notYet(
                    RejectionAnswer.of(Path.of(exercise.file()), rejected.programs(), data(List.of())),
                    "the kernel refused " + exercise.file());
        }
        Trouble trouble = ((ExerciseResult.NotAttached) examination).trouble();
        return notYet(
                Answer.no(TroubleView.of(trouble), data(List.of()), trouble), exercise.file() + " cannot be attached");
    }

    /** What {@code :load} says of the same file, and what to type now. */
    private Answer notYet(Answer no, String what) {
        View next = View.of(Line.EMPTY, Line.of(new Span("not yet   ", Role.BAD), Span.of(what)), keys());
        return Answer.no(View.stack(List.of(no.view(), next)), no.data(), no.trouble().orElseThrow());
    }

    private Answer judged(ExerciseResult.Judged judged) {
        List<CheckData.Row> rows = judged.rows().stream().map(CheckData.Row::of).toList();
        View table = new Table(COLUMNS, judged.rows().stream().flatMap(row -> rows(row).stream()).toList(), 2);
        String time =
                String.format(
                        Locale.ROOT, "seed %d, %.1f s", judged.seed(), judged.took().toNanos() / NANOS_PER_SECOND);
        if (judged.passed()) {
            View solved = View.of(
                    Line.of(new Span("✓ solved   ", Role.GOOD),
                            Span.of(exercise.file() + " passes " + checks(judged.rows().size())),
                            new Span("   " + time, Role.MUTED)),
                    Line.of(new Span(tour.isPresent() ? ":next" : ":lesson " + lesson.name(), Role.COMMAND),
                            Span.remark("goes on")));
            return Answer.of(View.stack(List.of(table, solved)), data(rows));
        }
        ExerciseResult.Row failing = judged.rows().stream()
                .filter(row -> row.verdict() instanceof Verdict.NotYet)
                .findFirst()
                .orElseThrow();
        String reason = judged.rows().stream().map(ExerciseResult.Row::verdict)
                .filter(Verdict.Skipped.class::isInstance).map(Verdict.Skipped.class::cast)
                .map(skipped -> "–   skipped: " + skipped.reason() + "   ").findFirst().orElse("");
        String why = failing.check().sent() + ": expected " + failing.check().expected() + ", seen "
                + failing.verdict().found();
        View notYet = View.of(
                Line.of("  " + reason + time, Role.MUTED),
                Line.of(new Span("not yet   ", Role.BAD), Span.of(why)));
        return Answer.no(
                View.stack(List.of(table, notYet, warnings(judged), View.of(keys()))), data(rows),
                        Trouble.failed("the exercise of " + lesson.name() + " is not solved yet", why, ":hint"));
    }

    /** What clang warned of in the file, the first of it. */
    private View warnings(ExerciseResult.Judged judged) {
        List<Field> fields = judged.warnings().stream()
                .filter(warning -> warning.file().endsWith(exercise.file()))
                .limit(MOST_WARNINGS)
                .map(warning -> Field.of(
                        WARNING, exercise.file() + ":" + warning.line() + " " + warning.message(), Role.WARN))
                .toList();
        return fields.isEmpty() ? View.NOTHING : new Fields(0, WARNING.length() + 3, fields);
    }

    private static String checks(int count) {
        return count == 1 ? "its check" : "all " + count + " checks";
    }

    /** What to type now. */
    private Line keys() {
        Optional<Tour> elsewhere = tour.filter(at -> !isHere(at));
        if (elsewhere.isPresent()) {
            return Line.of(
                    Span.of("          "), new Span(":next " + elsewhere.get().numberOf(exercise), Role.COMMAND),
                    Span.remark("goes to this exercise"));
        }
        List<Span> spans =
                new ArrayList<>(
                        List.of(Span.of("          "), new Span(":edit", Role.COMMAND), Span.remark("changes it")));
        if (tour.isPresent()) {
            ExerciseState state = tour.get().exerciseState();
            String number = Ladder.of(exercise, state).next();
            spans.addAll(List.of(Span.of("     "), new Span(":hint", Role.COMMAND), Span.remark(number)));
            if (state.opensSolution()) {
                spans.addAll(List.of(Span.of("     "), new Span(":solution", Role.COMMAND)));
            }
        }
        return new Line(spans);
    }

    /** Whether {@code :edit} and {@code :hint} mean this exercise, and the student has come to it or tried it. */
    private boolean isHere(Tour at) {
        return at.exercise().filter(exercise::equals).isPresent() && new Task(at, exercise).isHere();
    }

    /** The check's row, and below it those of what was not as expected. */
    private static List<List<Span>> rows(ExerciseResult.Row row) {
        return Stream.concat(
                Stream.of(row(row)),
                row.cases().stream().map(each -> List.of(
                        Span.of(""), new Span("  " + each.sent(), Role.MUTED), Span.of(each.expected()),
                        Span.of(each.seen())))).toList();
    }

    private static List<Span> row(ExerciseResult.Row row) {
        Span mark = row.verdict() instanceof Verdict.Passed ? new Span("✓", Role.GOOD)
                : row.verdict() instanceof Verdict.NotYet ? new Span("✗", Role.BAD)
                : new Span(Span.NONE, Role.MUTED);
        String seen = row.verdict() instanceof Verdict.Skipped ? "skipped" : row.verdict().found();
        return List.of(
                mark, Span.of(row.check().sent()), Span.of(row.check().expected()),
                        new Span(seen, row.verdict() instanceof Verdict.Skipped ? Role.MUTED : Role.PLAIN));
    }

    private CheckData data(List<CheckData.Row> rows) {
        return new CheckData(lesson.name(), exercise.file(), examination.passed(),
                examination.passed() ? "passed" : examination.seen().word(), rows,
                Optional.of(examination)
                        .filter(ExerciseResult.Judged.class::isInstance)
                        .map(judged -> CheckData.Run.of((ExerciseResult.Judged) judged)),
                provenance);
    }
}
