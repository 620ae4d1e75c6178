package bpflab.bench;

import bpflab.check.Checks;
import bpflab.lesson.Course;
import bpflab.lesson.Expected;
import bpflab.lesson.Lesson;
import bpflab.lesson.Conditions;
import bpflab.lesson.Need;
import bpflab.lesson.Step;
import bpflab.progress.Event;
import bpflab.progress.LessonProgress;
import bpflab.progress.Progress;
import bpflab.progress.Student;
import bpflab.progress.Workbook;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the student is: course, lesson, step, work folder, progress. Mutable; the prompt reads it from another thread.
 *
 * <p>Starting costs two small files: a lesson that was left open is named by {@link #place} at once and read at the
 * first {@code :next}.
 */
public final class CourseSession {
    private final Course course;
    private final Conditions conditions;
    private final Student student;
    private final Progress progress;
    private final Optional<Path> pristine;
    private Optional<String> left = Optional.empty();
    private Optional<Tour> tour = Optional.empty();
    private Optional<Workbook> workbook = Optional.empty();
    private Optional<Trouble> remark = Optional.empty();

    private CourseSession(
            Course course, Conditions conditions, Student student, Progress progress, Optional<Path> pristine) {
        this.course = course;
        this.conditions = conditions;
        this.student = student;
        this.progress = progress;
        this.pristine = pristine;
    }

    /** A student's, with the progress that the student's file tells. */
    public static CourseSession of(Course course, Conditions conditions, Student student) {
        return new CourseSession(course, conditions, student, Progress.of(student), Optional.empty());
    }

    /** For scripts and tests: lessons are copied into {@code folder}, and nothing is recorded. */
    public static CourseSession pristine(Course course, Conditions conditions, Path folder) {
        Student nobody = new Student(folder, folder, Optional.empty());
        return new CourseSession(course, conditions, nobody, Progress.inMemory(nobody), Optional.of(folder));
    }

    /** The lessons. */
    public Course course() {
        return course;
    }

    /** What was done so far. */
    public Progress progress() {
        return progress;
    }

    /**
     * Goes back to where the student left, for the prompt.
     *
     * @return the lesson left open, else the first that is not finished; empty when all are
     */
    public synchronized Optional<Course.Entry> resume() {
        Optional<Course.Entry> open = progress.lastLesson()
                .filter(name -> isOpen(progress.in(name)))
                .flatMap(name -> course.entries().stream().filter(each -> each.name().equals(name)).findFirst());
        Optional<Course.Entry> entry =
                open.or(() -> course.entries().stream()
                        .filter(each -> !progress.in(each.name()).finished())
                        .findFirst());
        left = entry.map(Course.Entry::name);
        return entry;
    }

    /** The lesson that {@link #resume} found and that was not opened yet. */
    public synchronized Optional<String> left() {
        return left;
    }

    /** The prompt's words: {@code drop-world 2/7}, {@code drop-world exercise}; empty when no lesson is open. */
    public synchronized String place() {
        if (tour.isEmpty()) {
            return left.map(name -> place(name, progress.in(name))).orElse("");
        }
        Tour at = tour.get();
        return at.lesson().name()
                + (at.isExercise() ? " exercise" : " " + at.number() + "/" + at.lesson().steps().size());
    }

    /**
     * The line that Enter should run next: the step's command, or {@code :next} behind it; empty when there is none.
     */
    public synchronized Optional<String> offer() {
        if (tour.isEmpty()) {
            return left.map(name -> ":next");
        }
        Tour at = tour.get();
        if (at.command().isPresent()) {
            return at.command();
        }
        if (at.isExercise() && !at.attempt().solved()) {
            return Optional.empty();
        }
        boolean ended = at.isLast() && progress.in(at.lesson().name()).finished();
        return ended ? course.after(at.lesson().name()).map(next -> ":lesson " + next.name()) : Optional.of(":next");
    }

    /** The folder that relative file names start from: the student's copy of the lesson, else the working directory. */
    public synchronized Path folder() {
        return workbook.map(Workbook::folder).or(this::leftFolder).orElseGet(() -> Path.of("").toAbsolutePath());
    }

    /** The copies of the lesson that was left: {@code :load} finds them before the lesson's text is opened again. */
    private Optional<Path> leftFolder() {
        return left.map(name -> student.home().resolve("bpflab").resolve(course.find(name).folder().getFileName()))
                .filter(Files::isDirectory);
    }

    /**
     * Told after each line: what was typed and what was answered, as plain lines at 100 columns. Answers a short remark
     * for below the output ("as in the lesson"); empty when there is nothing to say.
     */
    public synchronized Optional<String> saw(String line, List<String> output) {
        if (tour.isEmpty()) {
            return Optional.empty();
        }
        Tour before = tour.get();
        Tour.After after = before.after(line, output);
        tour = Optional.of(after.tour());
        if (after.tour().at() != before.at()) {
            note(after.tour());
        }
        return after.remark().map(said -> said.difference().map(CourseSession::words).orElse("✓ as in the lesson"));
    }

    /** The open lesson. */
    public synchronized Optional<Tour> tour() {
        return tour;
    }

    /** The open lesson; one that was left is opened. @throws bpflab.trouble.TroubleException there is none */
    public synchronized Tour openTour() {
        if (tour.isEmpty() && left.isPresent()) {
            return goOn(left.get());
        }
        return tour.orElseThrow(
                () -> Trouble.failed(
                        "no lesson is open", "the course has " + course.entries().size() + " lessons",
                                course.entries().isEmpty() ? ":lessons" : ":lesson " + course.entries().get(0).name())
                                .toException());
    }

    /**
     * Opens a lesson where the student left it, at its start when it is new or finished.
     *
     * @throws bpflab.trouble.TroubleException as {@link #open}
     */
    public synchronized Tour goOn(String name) {
        LessonProgress standing = progress.in(course.find(name).name());
        return open(name, isOpen(standing) ? standing.step() - 1 : 0);
    }

    /**
     * Opens a lesson, at its start.
     *
     * @throws bpflab.trouble.TroubleException there is none of that name; it is broken; this machine lacks what it
     *     needs
     */
    public synchronized Tour open(String name) {
        return open(name, 0);
    }

    /** Goes to another step of the open lesson. */
    public synchronized Tour move(Tour to) {
        tour = Optional.of(to);
        note(to);
        return to;
    }

    /** Takes over what was learnt of an exercise, without going anywhere. */
    public synchronized void update(Tour now) {
        tour = Optional.of(now);
    }

    /** The open lesson's end was reached. */
    public synchronized void finish() {
        tour.map(at -> at.lesson().name())
                .filter(name -> !progress.in(name).finished())
                .ifPresent(name -> record(name, Event.Kind.FINISHED, ""));
    }

    /** Notes what happened in the open lesson. */
    public synchronized void record(Event.Kind kind, String detail) {
        tour.ifPresent(at -> record(at.lesson().name(), kind, detail));
    }

    /** The copies of the open lesson. */
    public synchronized Optional<Workbook> workbook() {
        return workbook;
    }

    /**
     * The copies of any lesson, made where they are missing.
     *
     * @throws bpflab.trouble.TroubleException they cannot be made
     */
    public synchronized Workbook workbookOf(Lesson lesson) {
        return workbook.filter(book -> book.lesson().name().equals(lesson.name())).orElseGet(() -> copies(lesson));
    }

    /** What could not be kept (a full disk, a home that cannot be written): each answered once. */
    public synchronized List<Trouble> takeRemarks() {
        List<Trouble> all = new ArrayList<>();
        remark.ifPresent(all::add);
        remark = Optional.empty();
        progress.takeTrouble().ifPresent(all::add);
        return all;
    }

    /** A lesson that can be worked on here. @throws bpflab.trouble.TroubleException as {@link #open} */
    public Lesson read(String name) {
        Lesson lesson = Checks.read(course.find(name));
        Need.firstUnmet(lesson, conditions).ifPresent(unmet -> {
            throw unmet.toException();
        });
        return lesson;
    }

    private Tour open(String name, int place) {
        Lesson lesson = read(name);
        Workbook book = copies(lesson);
        workbook = Optional.of(book);
        remark = book.remark();
        left = Optional.empty();
        return move(withSolved(Tour.of(lesson)).to(place));
    }

    private Workbook copies(Lesson lesson) {
        if (pristine.isEmpty()) {
            return Workbook.open(lesson, student);
        }
        Path folder = pristine.get().resolve(lesson.folder().getFileName());
        try {
            return Workbook.in(lesson, folder, student);
        } catch (IOException e) {
            throw Trouble.machine(
                    "cannot copy the files of " + lesson.name(), folder + " cannot be written",
                            "df -h " + pristine.get()).toException(e);
        }
    }

    /** Exercises that were solved before stay solved. */
    private Tour withSolved(Tour fresh) {
        LessonProgress standing = progress.in(fresh.lesson().name());
        Tour at = fresh;
        for (int i = 0; i < fresh.lesson().steps().size(); i++) {
            if (fresh.lesson().steps().get(i) instanceof Step.Exercise exercise
                    && standing.solved().contains(exercise.file())) {
                at = at.to(i).passed();
            }
        }
        return at;
    }

    private static String place(String name, LessonProgress standing) {
        return standing.step() == 0 ? name : name + " " + standing.step() + "/" + standing.steps();
    }

    private static boolean isOpen(LessonProgress standing) {
        return standing.step() > 0 && !(standing.finished() && standing.step() == standing.steps());
    }

    private void note(Tour at) {
        record(at.lesson().name(), Event.Kind.STEP, at.number() + "/" + at.lesson().steps().size());
    }

    private void record(String lesson, Event.Kind kind, String detail) {
        progress.add(Event.now(lesson, kind, detail));
    }

    private static String words(Expected.Difference difference) {
        return "not as in the lesson: there it says \"" + difference.expected() + "\", here \"" + difference.seen()
                + "\" (:next goes on all the same)";
    }
}
