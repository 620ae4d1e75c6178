package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.bench.Pace;
import bpflab.bench.Provenance;
import bpflab.check.ExerciseResult;
import bpflab.check.ExerciseRun;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.kernel.Link;
import bpflab.lab.Lab;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.progress.Event;
import bpflab.progress.Workbook;
import bpflab.tour.Stuck;
import bpflab.tour.Tour;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** {@code :check [LESSON [EXERCISE]]}: the student's file, put to the test by the kernel and by packets. */
final class Check implements Command {
    private static final int SEEDS = 10_000;
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Files that were tried, by lesson and contents. */
    private final Set<String> tried = new HashSet<>();

    @Override
    public String name() {
        return "check";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.EXERCISE, "put your file to the test", ":check",
                        Argument.optional("LESSON", Argument.Kind.LESSON),
                        Argument.optional("EXERCISE", Argument.Kind.FILE))
                .with(
                        new Option("--seed", "N", "send the same as the check that showed this number"),
                        new Option("--watch", "", "check again whenever the file is saved, until Ctrl-C"));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        if (!words.has("--watch")) {
            return once(bench, words, screen);
        }
        if (bench.interaction().isEmpty()) {
            throw Trouble.usage(":check --watch would never end", "a script has no Ctrl-C", ":check").toException();
        }
        return watch(bench, words, screen);
    }

    /** Looks at the file's time and length, not for events of the file system, which do not arrive from every one. */
    private Answer watch(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        Path file = Task.of(bench.course()).file(bench.course().copies());
        String before = stamp(file);
        Answer last = once(bench, words, screen);
        try {
            while (!last.ok()) {
                screen.show(last.view());
                screen.show(View.of(Line.of("checked again when " + file.getFileName() + " is saved; Ctrl-C ends",
                        Role.MUTED)));
                for (Pace pace = new Pace(LOOK); stamp(file).equals(before) || beingWritten(file); ) {
                    pace.next();
                }
                before = stamp(file);
                last = once(bench, words, screen);
            }
        } catch (InterruptedException ctrlC) {
            return Answer.of(View.NOTHING, last.data()).stopped(true);
        }
        return last;
    }

    /** Who writes over a file makes it empty first. */
    private static boolean beingWritten(Path file) {
        return file.toFile().length() == 0;
    }

    private static String stamp(Path file) {
        return file.toFile().lastModified() + " " + file.toFile().length();
    }

    private Answer once(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        CourseSession course = bench.course();
        Subject subject = words.at(0).map(name -> named(course, name, words.at(1))).orElseGet(() -> open(course));
        long seed = words.value("--seed")
                .map(Check::seed)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong(1, SEEDS));
        Workbook copies = course.copies().of(subject.lesson());
        Path file = copies.exercises().resolve(subject.exercise().file());
        screen.show(View.of(Line.of("checking " + bench.folder().fromHome(file) + " … please wait", Role.MUTED)));
        clear(bench, screen);
        byte[] text = text(file);
        new Namesake(copies, subject.exercise().file()).remark(text, bench.folder()).ifPresent(screen::show);
        ExerciseResult examination = new ExerciseRun(bench.loader(), bench.clang(), bench::lab)
                .examine(file, subject.lesson(), subject.exercise(), seed);
        if (examination instanceof ExerciseResult.Rejected rejected) {
            bench.remember(rejected.programs());
        }
        Optional<Tour> tour = learn(course, subject, examination, isNew(course, subject, text));
        return new ExerciseAnswer(
                subject.lesson(), subject.exercise(), examination, tour, Provenance.of(bench.machine())).answer();
    }

    /** What is checked. */
    private record Subject(Lesson lesson, Step.Exercise exercise) {}

    private static Subject open(CourseSession course) {
        Task task = Task.of(course);
        return new Subject(task.tour().lesson(), task.exercise());
    }

    /** The open lesson's exercise about a file of that name, with or without what is behind the dot. */
    private static Optional<Subject> ofOpenLesson(CourseSession course, String name) {
        return course.tour().now().map(Tour::lesson).flatMap(lesson -> lesson.exercises().stream()
                .filter(exercise -> exercise.file().equals(name) || exercise.file().equals(name + ".c"))
                .findFirst()
                .map(exercise -> new Subject(lesson, exercise)));
    }

    /** The exercise of that file; of the open lesson without one this step's, else the first. */
    private static Subject named(CourseSession course, String name, Optional<String> file) {
        Optional<Subject> here = file.isEmpty() ? ofOpenLesson(course, name) : Optional.empty();
        if (here.isPresent()) {
            return here.get();
        }
        if (file.isEmpty() && course.tour().isIn(course.lessons().find(name))) {
            return open(course);
        }
        Lesson lesson = course.lessons().read(name);
        List<String> files = lesson.exercises().stream().map(Step.Exercise::file).toList();
        return lesson.exercises().stream()
                .filter(exercise -> file.isEmpty() || exercise.file().equals(file.get()))
                .findFirst()
                .map(exercise -> new Subject(lesson, exercise))
                .orElseThrow(() -> (files.isEmpty()
                        ? Trouble.failed("cannot check " + lesson.name(), "it has no exercise", ":lessons")
                        : Trouble.failed(
                                "cannot check " + file.get(), lesson.name() + " has no such exercise",
                                Nearest.hint(file.get(), files, "there are " + String.join(", ", files))))
                        .toException());
    }

    /**
     * The file is checked alone: what the student attached to lab0 would answer in its place. So would a program at tc,
     * behind whose TC_ACT_OK no other program of that side is asked.
     */
    private static void clear(Bench bench, Screen screen) {
        for (Link link : bench.links()) {
            if (link.hook().networkInterface().filter(Lab.DEVICE::equals).isPresent()) {
                String detached = link.program().name() + " detached from " + link.hook().target();
                bench.detach(link);
                screen.show(View.of(Line.of(detached + ": your file is checked alone", Role.WARN)));
            }
        }
    }

    /**
     * What is to be tried.
     *
     * @throws bpflab.trouble.TroubleException it is gone, or there is nothing in it
     */
    private static byte[] text(Path file) {
        String name = file.getFileName().toString();
        try {
            byte[] text = PlainFile.read(file);
            if (new String(text, StandardCharsets.UTF_8).isBlank()) {
                throw nothing(name, "it is empty").toException();
            }
            return text;
        } catch (NoSuchFileException gone) {
            throw nothing(name, "it is gone").toException(gone);
        } catch (IOException e) {
            throw Trouble.failed("cannot check " + name, FileErrors.reason(e), "!ls -l " + file).toException(e);
        }
    }

    private static Trouble nothing(String name, String why) {
        return Trouble.failed("cannot check " + name, why, ":reset   # gives you the lesson's again");
    }

    /** Whether it is neither as the lesson gave it nor as it was tried before: only that counts as a try. */
    private boolean isNew(CourseSession course, Subject subject, byte[] text) {
        boolean fresh = tried.add(subject.lesson().name() + " " + Arrays.hashCode(text));
        return fresh && !course.copies().of(subject.lesson()).isGiven(subject.exercise().file(), text);
    }

    /**
     * What was seen is kept, whichever exercise it is.
     *
     * @return where the student is, where its lesson is open
     */
    private static Optional<Tour> learn(
            CourseSession course, Subject subject, ExerciseResult examination, boolean honest) {
        String file = subject.exercise().file();
        Event.Kind kind = examination.passed() ? Event.Kind.SOLVED : Event.Kind.TRIED;
        Optional<Tour> open = course.tour().now()
                .filter(at -> at.lesson().name().equals(subject.lesson().name()))
                .filter(at -> at.lesson().exercise(file).isPresent());
        if (open.isEmpty()) {
            course.tour().record(subject.lesson(), kind, file);
            return Optional.empty();
        }
        Tour there = open.get().atExercise(file);
        Tour now = open.get().knowing(
                examination.passed() ? there.passed() : there.failed(stuck(examination), honest));
        course.tour().update(now);
        course.tour().record(kind, file);
        if (examination.passed() && now.isLast()) {
            course.tour().finish();
        }
        return Optional.of(now);
    }

    private static Stuck stuck(ExerciseResult examination) {
        return new Stuck(
                examination.seen(), examination instanceof ExerciseResult.Judged judged ? judged.failing() : 0);
    }

    private static long seed(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Trouble.usage(
                    "--seed " + text + " was not understood", "a seed is a number, as :check shows it",
                            ":check --seed 4711").toException();
        }
        return Long.parseLong(text);
    }
}
