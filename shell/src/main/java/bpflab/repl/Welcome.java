package bpflab.repl;

import bpflab.bench.CourseSession;
import bpflab.lesson.Course;
import bpflab.machine.Machine;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.List;
import java.util.Optional;

/** What stands above the first prompt: this machine, where the student is, the way on. */
public final class Welcome {
    private final CourseSession course;
    private final View view;

    /** Looks at the machine and the course now, so that only the width is missing when the terminal is open. */
    public Welcome(String version, Machine machine, CourseSession course) {
        this.course = course;
        this.view = new Greeting(machine).view(version, where());
    }

    View view() {
        return view;
    }

    /** What Enter runs at a first start: the way into the first lesson. */
    Optional<String> offer() {
        List<Course.Entry> entries = course.lessons().entries();
        return course.tour().left().isPresent() || entries.isEmpty()
                ? Optional.empty()
                : Optional.of(":lesson " + entries.get(0).name());
    }

    private View where() {
        List<Course.Entry> entries = course.lessons().entries();
        Optional<Course.Entry> left = course.tour().left();
        if (entries.isEmpty()) {
            return View.of(Line.of("  no lessons here: the folder lessons/course is empty", Role.WARN));
        }
        if (left.isEmpty()) {
            return View.of(
                    Line.of(Span.of(
                            "  " + entries.size() + (entries.size() == 1 ? " lesson" : " lessons")
                                    + "; Enter opens the first: "), new Span(title(entries.get(0)), Role.TITLE)));
        }
        Course.Entry entry = left.get();
        String place = course.prompt().place().substring(entry.name().length()).strip();
        return View.of(Line.of(
                Span.of("  lesson " + entry.number() + " of " + entries.size() + "   "),
                new Span(title(entry), Role.TITLE),
                new Span("   "
                        + (place.isEmpty()
                                ? "Enter opens it"
                                : "where you left it, step " + place.replace("/", " of ")), Role.MUTED)));
    }

    private static String title(Course.Entry entry) {
        try {
            return entry.title();
        } catch (TroubleException broken) {
            return entry.name();
        }
    }
}
