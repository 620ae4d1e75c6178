package bpflab;

import bpflab.command.Script;
import bpflab.lesson.Course;
import bpflab.lesson.Step;
import bpflab.script.LessonRuns;
import bpflab.script.NotesRun;
import bpflab.script.Printer;
import bpflab.script.Runner;
import bpflab.script.Session;
import bpflab.script.ShellWords;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is run without a terminal: scripts, lessons, checks. Answers exit statuses. */
final class Batch {
    private static final int CANNOT = Trouble.Kind.MACHINE.status();

    private final Wiring wiring;
    /** For lines that the reader wrote himself. */
    private final Printer printer;
    /** For all else. */
    private final Printer shell;
    private final boolean keepGoing;

    Batch(Wiring wiring, Printer printer, boolean keepGoing) {
        this.wiring = wiring;
        this.printer = printer;
        this.shell = printer.spelling(new ShellWords());
        this.keepGoing = keepGoing;
    }

    /** Runs one script. */
    int script(Script script) throws InterruptedException {
        wiring.sweep();
        try (Session session = wiring.forStudent()) {
            return runner(session).run(script);
        }
    }

    /**
     * Runs scripts and lessons in order, up to the first that fails unless it is to keep going. What this machine
     * cannot do does not keep the others from being tried.
     *
     * @return 0, or the status of the first that failed, or {@code MACHINE} when all others went well
     */
    int files(List<String> words) throws InterruptedException {
        wiring.sweep();
        LessonRuns lessons =
                new LessonRuns(
                        wiring::pristine, wiring.conditions(), shell, keepGoing);
        int status = 0;
        for (String word : words) {
            if (status == 0 || status == CANNOT || keepGoing) {
                status = both(status, isScript(word) ? scriptFile(word) : lesson(lessons, word));
            }
        }
        return status;
    }

    /**
     * Runs every lesson, also behind one that failed or that this machine cannot run.
     *
     * @return as {@link #files}
     */
    int allLessons() throws InterruptedException {
        wiring.sweep();
        LessonRuns lessons = new LessonRuns(wiring::pristine, wiring.conditions(), shell, keepGoing);
        Course course = wiring.course();
        int status = 0;
        for (Course.Entry entry : course.entries()) {
            status = both(status, lessons.run(course, entry.name()));
        }
        return status;
    }

    /** Checks the exercises of a lesson, of the one where the student is, or of all: each of them is tried. */
    int check(List<String> words, boolean all) throws InterruptedException {
        wiring.sweep();
        try (Session session = wiring.forStudent()) {
            List<Course.Entry> lessons = session.bench().course().lessons().entries();
            List<String> names = all
                    ? lessons.stream().filter(Batch::hasExercise).map(Course.Entry::name).toList()
                    : words.isEmpty() ? List.of(whereLeft(session))
                    : words;
            int status = 0;
            for (String line : names.stream().flatMap(name -> checks(session, name)).toList()) {
                status = both(status, runner(session).run(Script.of(List.of(line))));
            }
            return status;
        }
    }

    /** A line for each exercise of a lesson; one for a lesson that cannot be read or has none, which tells so. */
    private static Stream<String> checks(Session session, String name) {
        try {
            List<Step.Exercise> exercises = session.bench().course().lessons().find(name).read().exercises();
            return exercises.isEmpty()
                    ? Stream.of(":check " + name)
                    : exercises.stream().map(exercise -> ":check " + name + " " + exercise.file());
        } catch (TroubleException broken) {
            return Stream.of(":check " + name);
        }
    }

    /** The first failure counts; that this machine cannot do something counts less than something that failed. */
    private static int both(int before, int now) {
        return before == 0 || before == CANNOT && now != 0 ? now : before;
    }

    /** A lesson that cannot be read is tried too, so that it is told. */
    private static boolean hasExercise(Course.Entry entry) {
        try {
            return !entry.read().exercises().isEmpty();
        } catch (TroubleException broken) {
            return true;
        }
    }

    private static String whereLeft(Session session) {
        return session.bench().course().resume().map(Course.Entry::name).orElseThrow(() ->
                Trouble.usage(
                        "which lesson is to be checked?", "none is open",
                                "bpflab check drop-world\nbpflab check --all").toException());
    }

    private Runner runner(Session session) {
        return new Runner(session.bench(), session.interpreter(), printer, keepGoing);
    }

    private static boolean isScript(String word) {
        return !word.endsWith(".md")
                && (word.equals("-") || word.endsWith(".bpflab") || word.contains("/")
                        || Files.isRegularFile(Path.of(word)));
    }

    private int scriptFile(String word) throws InterruptedException {
        try (Session session = wiring.forStudent()) {
            Script script = word.equals("-") ? Script.standardInput() : Script.read(word, Path.of(word));
            return runner(session).run(script);
        } catch (TroubleException met) {
            shell.failed("run " + word, met.trouble());
            return met.trouble().kind().status();
        }
    }

    /**
     * A lesson of the course by its name, any by its file (its folder's folder is its course), or a session's notes.
     */
    private int lesson(LessonRuns lessons, String word) throws InterruptedException {
        Path file = Path.of(word).toAbsolutePath().normalize();
        if (!word.endsWith(".md")) {
            return lessons.run(wiring.course(), word);
        }
        if (!Files.isRegularFile(file)) {
            shell.failed(
                    "run " + word, Trouble.usage("cannot run " + word, "there is no such file",
                            "bpflab lessons   # lists the lessons by name"));
            return Trouble.Kind.USAGE.status();
        }
        if (!file.getFileName().toString().equals("lesson.md")) {
            return new NotesRun(wiring::pristine, printer, keepGoing).run(wiring.course(), word, file);
        }
        return lessons.run(Course.open(file.getParent().getParent()), file.getParent().getFileName().toString());
    }
}
