package bpflab.bench;

import bpflab.check.Checks;
import bpflab.lesson.Conditions;
import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Need;
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * The lessons of a course, and which of them this machine can run.
 *
 * @param course the lessons
 * @param conditions what the machine is and has
 */
public record LessonCatalog(Course course, Conditions conditions) {
    /** All of them, by number. */
    public List<Course.Entry> entries() {
        return course.entries();
    }

    /**
     * The lesson that is meant.
     *
     * @throws bpflab.trouble.TroubleException there is none: did you mean
     */
    public Course.Entry find(String typed) {
        return course.find(typed);
    }

    /** The lesson of exactly that name, as progress has noted it; empty when the course has it no more. */
    Optional<Course.Entry> named(String name) {
        return course.entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The lesson behind that one; empty behind the last. */
    public Optional<Course.Entry> after(String name) {
        return course.after(name);
    }

    /**
     * A lesson that can be worked on here.
     *
     * @throws bpflab.trouble.TroubleException there is none of that name; it is broken; this machine lacks what it
     *     needs
     */
    public Lesson read(String typed) {
        Lesson lesson = look(typed);
        unmet(lesson).ifPresent(unmet -> {
            throw unmet.toException();
        });
        return lesson;
    }

    /**
     * A lesson, whether it can be worked on here or not.
     *
     * @throws bpflab.trouble.TroubleException none; it is broken
     */
    Lesson look(String typed) {
        return Checks.read(course.find(typed));
    }

    /** Why it cannot be worked on here. */
    Optional<Trouble> unmet(Lesson lesson) {
        return Need.firstUnmet(lesson, conditions);
    }
}
