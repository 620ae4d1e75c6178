package bpflab.bench;

import bpflab.lesson.Conditions;
import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.progress.LessonProgress;
import bpflab.progress.Progress;
import bpflab.progress.Student;
import bpflab.progress.Workbook;
import bpflab.tour.Tour;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A student in a course: the lessons, where the student is, the copies of files, what was done.
 *
 * <p>Starting costs two small files: a lesson that was left open is named by {@link #prompt} at once and read at the
 * first {@code :next}.
 */
public final class CourseSession {
    private final LessonCatalog lessons;
    private final LessonCopies copies;
    private final Progress progress;
    private final CurrentTour tour;
    private final Path start;
    private final List<Trouble> remarks = new ArrayList<>();
    private boolean readers;
    private boolean onlyRead;

    private CourseSession(LessonCatalog lessons, LessonCopies copies, Progress progress, Path start) {
        this.lessons = lessons;
        this.copies = copies;
        this.progress = progress;
        this.start = start;
        this.tour = new CurrentTour(progress);
    }

    /** A student's, with the progress that the student's file tells. */
    static CourseSession of(Course course, Conditions conditions, Student student) {
        return new CourseSession(
                new LessonCatalog(course, conditions), LessonCopies.of(student), Progress.of(student),
                Path.of("").toAbsolutePath());
    }

    /** For scripts and tests: all starts from {@code folder}, also lessons' copies, and nothing is recorded. */
    static CourseSession pristine(Course course, Conditions conditions, Path folder) {
        return new CourseSession(
                new LessonCatalog(course, conditions), LessonCopies.in(folder),
                Progress.inMemory(new Student(folder, folder, Optional.empty())), folder);
    }

    /** Where bpflab was started. */
    Path start() {
        return start;
    }

    /** The lessons that there are. */
    public LessonCatalog lessons() {
        return lessons;
    }

    /** Where the student is. */
    public CurrentTour tour() {
        return tour;
    }

    /** The student's copies of files. */
    public LessonCopies copies() {
        return copies;
    }

    /** What was done so far. */
    public Progress progress() {
        return progress;
    }

    /** What the prompt says of all this. */
    public CoursePrompt prompt() {
        return new CoursePrompt(lessons, progress, tour, onlyRead);
    }

    /**
     * The folder that relative file names start from: the student's copy of the lesson, at an exercise that of the
     * student's answers; without a lesson {@link #start}.
     */
    public Path folder() {
        Optional<Tour> at = tour.now();
        Optional<Path> here = at.isPresent() && at.get().isExercise() ? copies.exercises() : Optional.empty();
        if (here.isEmpty()) {
            here = copies.folder();
        }
        Optional<Course.Entry> left = tour.left();
        if (here.isEmpty() && left.isPresent()) {
            here = copies.folder(left.get());
        }
        return here.orElse(start);
    }

    /**
     * Goes back to where the student left, for the prompt.
     *
     * @return the lesson left open, else the first that is not finished; empty when all are
     */
    public synchronized Optional<Course.Entry> resume() {
        Optional<Course.Entry> entry = progress.lastLesson()
                .filter(name -> isOpen(progress.in(name)))
                .flatMap(lessons::named)
                .or(() -> lessons.entries().stream()
                        .filter(each -> !progress.in(each.name()).finished())
                        .findFirst());
        tour.stop(entry);
        return entry;
    }

    /**
     * The open lesson; one that was left is opened.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    public synchronized Tour openTour() {
        return tour.now()
                .or(() -> tour.left().map(left -> goOn(left.name())))
                .orElseThrow(() -> Trouble.failed(
                        "no lesson is open", "the course has " + lessons.entries().size() + " lessons",
                        lessons.entries().stream().findFirst().map(first -> ":lesson " + first.name())
                                .orElse(":lessons")).toException());
    }

    /**
     * Opens a lesson where the student left it, at its start when it is new or finished.
     *
     * @throws bpflab.trouble.TroubleException as {@link #open}
     */
    public synchronized Tour goOn(String name) {
        LessonProgress reached = progress.in(lessons.find(name).name());
        return open(name, isOpen(reached) ? reached.step() : 1);
    }

    /**
     * Opens a lesson, at its start.
     *
     * @throws bpflab.trouble.TroubleException as {@link LessonCatalog#read}, or its files cannot be copied
     */
    public synchronized Tour open(String name) {
        return open(name, 1);
    }

    /** What cannot be run here or could not be kept (no rights, a full disk, a home of others): each answered once. */
    public synchronized List<Trouble> takeRemarks() {
        List<Trouble> all = new ArrayList<>(remarks);
        remarks.clear();
        progress.takeTrouble().ifPresent(all::add);
        return all;
    }

    /** For a person at a prompt: what this machine cannot run is opened all the same, and that is told. */
    public void openForReaders() {
        readers = true;
    }

    /** Whether the open lesson can only be read here. */
    public synchronized boolean isOnlyRead() {
        return onlyRead;
    }

    private Tour open(String name, int number) {
        Lesson lesson = readers ? lessons.look(name) : lessons.read(name);
        Optional<Trouble> unmet = readers ? lessons.unmet(lesson) : Optional.empty();
        Workbook workbook = copies.open(lesson);
        remarks.clear();
        unmet.map(met -> Trouble.machine("lesson " + lesson.name() + " can only be read here", met.why(), met.hint()))
                .ifPresent(remarks::add);
        workbook.remark().ifPresent(remarks::add);
        onlyRead = unmet.isPresent();
        return tour.move(withSolved(Tour.of(lesson)).toNumber(number));
    }

    /** Exercises that were solved before stay solved. */
    private Tour withSolved(Tour fresh) {
        LessonProgress reached = progress.in(fresh.lesson().name());
        Tour at = fresh;
        for (int i = 0; i < fresh.lesson().steps().size(); i++) {
            if (fresh.lesson().steps().get(i) instanceof Step.Exercise exercise
                    && reached.solved().contains(exercise.file())) {
                at = at.to(i).passed();
            }
        }
        return at;
    }

    private static boolean isOpen(LessonProgress reached) {
        return reached.step() > 0 && !(reached.finished() && reached.step() == reached.steps());
    }
}
