package bpflab.author;

import bpflab.check.Checks;
import bpflab.lesson.Course;
import bpflab.lesson.Faults;
import bpflab.lesson.Glossary;
import bpflab.lesson.Lesson;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for what is to be mended in lessons, without running them. */
public final class CourseCheck {
    private final Course course;
    private final List<Rule> rules;

    /** @param commands the names of the commands that there are, without a colon */
    public CourseCheck(Course course, Collection<String> commands) {
        this.course = course;
        this.rules = List.of(
                new ShapeRule(), new TextRule(), new NeedRule(), new NameRule(commands), new FileRule(), new HintRule(),
                new OutputRule(), new LinkRule(Glossary.of(course)));
    }

    /** All that is to be mended in all lessons, in their order. */
    public List<Fault> all() {
        return course.entries().stream().flatMap(entry -> of(entry).stream()).toList();
    }

    /** All that is to be mended in a lesson, line by line. */
    public List<Fault> of(Course.Entry entry) {
        String file = entry.folder().getFileName() + "/lesson.md";
        Faults met = new Faults();
        Optional<Lesson> lesson = Checks.read(entry, met);
        List<Fault> faults = new ArrayList<>(met.all().stream().map(trouble -> Fault.of(trouble, file)).toList());
        try {
            Draft draft = new Draft(entry, lesson, SourceText.lines(entry.folder().resolve("lesson.md")));
            rules.forEach(rule -> rule.faults(draft).forEach(faults::add));
        } catch (TroubleException unreadable) {
            // the lesson's reader has said so
        }
        return faults.stream().distinct().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
