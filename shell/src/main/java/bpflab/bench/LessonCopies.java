package bpflab.bench;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.progress.Student;
import bpflab.progress.Workbook;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The student's copies of the files of lessons, and those of the lesson that is open. */
public final class LessonCopies {
    private final Path home;
    private final Function<Lesson, Workbook> maker;
    private Optional<Workbook> open = Optional.empty();

    private LessonCopies(Path home, Function<Lesson, Workbook> maker) {
        this.home = home;
        this.maker = maker;
    }

    /** In the student's home; for this session elsewhere where that cannot be written. */
    static LessonCopies of(Student student) {
        return new LessonCopies(student.home().resolve("bpflab"), lesson -> Workbook.open(lesson, student));
    }

    /** In a folder, and nowhere else. */
    static LessonCopies in(Path folder) {
        Student nobody = new Student(folder, folder, Optional.empty());
        return new LessonCopies(folder, lesson -> {
            Path copies = folder.resolve(lesson.folder().getFileName());
            try {
                return Workbook.in(lesson, copies, nobody);
            } catch (IOException e) {
                throw Trouble.machine(
                        "cannot copy the files of " + lesson.name(), copies + " cannot be written", "!df -h " + folder)
                        .toException(e);
            }
        });
    }

    /**
     * Makes what is missing of a lesson's copies, which from now on are those of the open lesson.
     *
     * @throws bpflab.trouble.TroubleException they cannot be made
     */
    synchronized Workbook open(Lesson lesson) {
        Workbook copies = maker.apply(lesson);
        open = Optional.of(copies);
        return copies;
    }

    /**
     * The copies of any lesson, made where they are missing.
     *
     * @throws bpflab.trouble.TroubleException they cannot be made
     */
    public synchronized Workbook of(Lesson lesson) {
        return open.filter(copies -> copies.lesson().name().equals(lesson.name())).orElseGet(() -> maker.apply(lesson));
    }

    /** Where the copies of the open lesson are; empty when none was opened. */
    synchronized Optional<Path> folder() {
        return open.map(Workbook::folder);
    }

    /**
     * Where the student's answers to the exercises of the open lesson are; empty when none was opened, and where they
     * cannot be made: that is told by who needs them.
     */
    synchronized Optional<Path> exercises() {
        try {
            return open.map(Workbook::exercises);
        } catch (TroubleException fullDisk) {
            return Optional.empty();
        }
    }

    /** Where earlier copies of a lesson are; empty when there are none. */
    Optional<Path> folder(Course.Entry lesson) {
        return Optional.of(home.resolve(lesson.folder().getFileName())).filter(Files::isDirectory);
    }
}
