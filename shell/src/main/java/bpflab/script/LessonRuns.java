package bpflab.script;

import bpflab.bench.Provenance;
import bpflab.check.Checks;
import bpflab.command.Answer;
import bpflab.json.Inline;
import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Conditions;
import bpflab.lesson.Need;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.AdviceView;
import bpflab.view.Line;
import bpflab.view.Prose;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs lessons as scripts: each on a fresh bench, with copies of its files in a fresh folder that goes afterwards. */
public final class LessonRuns {
    private static final int NAME_COLUMNS = 20;

    private final Sessions sessions;
    private final Conditions conditions;
    private final Printer printer;
    private final boolean keepGoing;

    /** Makes a session with a course that keeps the copies of its files in a folder. */
    public interface Sessions {
        /** A fresh one. */
        Session in(Course course, Path folder);
    }

    /**
     * @param keepGoing whether a lesson goes on behind a command that is not as expected
     */
    public LessonRuns(
            Sessions sessions, Conditions conditions, Printer printer, boolean keepGoing) {
        this.sessions = sessions;
        this.conditions = conditions;
        this.printer = printer;
        this.keepGoing = keepGoing;
    }

    /**
     * Runs one lesson.
     *
     * @return the exit status: 0, 1 not as the lesson says, 2 a broken lesson, 3 this machine cannot
     */
    public int run(Course course, String name) throws InterruptedException {
        String asked = "run " + name;
        try {
            Lesson lesson = Checks.read(course.find(name));
            Optional<Trouble> unmet = Need.firstUnmet(lesson, conditions);
            Answer answer = unmet.isPresent() ? skipped(lesson, unmet.get()) : play(course, lesson);
            printer.answered("", asked, answer);
            return answer.trouble().map(trouble -> trouble.kind().status()).orElse(0);
        } catch (TroubleException met) {
            Trouble trouble = met.trouble();
            printer.failed(asked, new Trouble(trouble.kind(), trouble.what(), trouble.why(),
                    trouble.hint().replaceFirst("^did you mean (\\S+)\\?$", "bpflab run $1   # $0")));
            return trouble.kind().status();
        }
    }

    private Answer play(Course course, Lesson lesson) throws InterruptedException {
        long start = System.nanoTime();
        try (Scratch scratch = Scratch.make(); Session session = sessions.in(course, scratch.folder())) {
            session.bench().course().open(lesson.name());
            LessonRun.Result result = new LessonRun(lesson, session, keepGoing).play();
            return answer(result, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Answer skipped(Lesson lesson, Trouble unmet) {
        View view = View.stack(List.of(
                new Prose(List.of(new Span(padded(lesson.name()), Role.NAME)),
                        List.of(new Span("skipped: ", Role.WARN), Span.of(unmet.why())), NAME_COLUMNS),
                AdviceView.below(NAME_COLUMNS, unmet.hint())));
        return Answer.no(view, new Skipped(lesson.name(), unmet.why(), provenance()), unmet);
    }

    private Answer answer(LessonRun.Result result, Duration took) {
        Lesson lesson = result.lesson();
        Played data = new Played(lesson.name(), lesson.steps().size(), result.commands(), result.exercises(),
                took.toMillis() / 1000.0, provenance());
        if (result.deviations().isEmpty()) {
            return Answer.of(View.of(summary(result, took)), data);
        }
        LessonRun.Deviation first = result.deviations().get(0);
        Trouble trouble = Trouble.failed(
                lesson.name() + " is not as it says", lesson.markdown() + ":" + first.line() + " " + first.what(),
                        "expected " + first.expected() + ", seen " + first.seen());
        List<View> views = new ArrayList<>();
        views.add(View.of(
                Line.of(new Span(padded(lesson.name()), Role.NAME), new Span("not as the lesson says", Role.BAD))));
        result.deviations().forEach(deviation -> views.add(view(lesson, deviation)));
        return Answer.no(View.stack(views), data, trouble);
    }

    private static Line summary(LessonRun.Result result, Duration took) {
        int exercises = result.exercises();
        String solved = exercises == 0 ? "" : ", " + counted(exercises, "exercise") + " solved";
        String words = counted(result.lesson().steps().size(), "step") + ", " + counted(result.commands(), "command")
                + " as expected" + solved;
        String time = String.format(Locale.ROOT, "   %.1f s", took.toMillis() / 1000.0);
        return Line.of(new Span(padded(result.lesson().name()), Role.NAME), Span.of(words), new Span(time, Role.MUTED));
    }

    private static View view(Lesson lesson, LessonRun.Deviation deviation) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                new Span("  " + lesson.markdown() + ":" + deviation.line() + "   ", Role.MUTED),
                        new Span(deviation.what(), Role.COMMAND)));
        lines.add(Line.of(new Span("    expected   ", Role.MUTED), Span.of(deviation.expected())));
        lines.add(Line.of(new Span("    seen       ", Role.MUTED), new Span(deviation.seen(), Role.BAD)));
        if (!deviation.answer().isEmpty()) {
            lines.add(Line.of("    all of it", Role.MUTED));
            deviation.answer().forEach(line -> lines.add(Line.of("      │ " + line, Role.MUTED)));
        }
        return View.of(lines.toArray(Line[]::new));
    }

    /** A lesson that this machine cannot run, and why, as data. */
    private record Skipped(String lesson, String skipped, @Inline Provenance provenance) {}

    /** A lesson that was run, as data. */
    private record Played(String lesson, int steps, int commands, int exercises, double seconds,
            @Inline Provenance provenance) {}

    private Provenance provenance() {
        return Provenance.of(conditions.machine());
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(3, NAME_COLUMNS - name.length()));
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
