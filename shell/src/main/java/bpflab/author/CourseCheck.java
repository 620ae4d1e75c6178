package bpflab.author;

import bpflab.check.Checks;
import bpflab.lesson.Course;
import bpflab.lesson.Faults;
import bpflab.lesson.Glossary;
import bpflab.lesson.Lesson;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks for what is to be mended in lessons, without running them. */
public final class CourseCheck {
    private final Course course;
    private final List<Rule> rules;

    /**
     * For a course.
     *
     * @param commands the names of the commands that there are, without a colon
     * @param refused why a line that begins with a colon cannot be typed as it stands; empty when it can
     */
    public CourseCheck(
            Course course, Collection<String> commands, Function<String, Optional<Trouble>> refused) {
        this.course = course;
        this.rules = List.of(
                new ShapeRule(), new MinutesRule(), new TitleRule(), new TextRule(), new NeedRule(),
                new NameRule(commands), new SpokenRule(refused), new FileRule(), new HintRule(), new TrafficRule(),
                new OutputRule(), new LayoutRule(), new LinkRule(Glossary.of(course)));
    }

    /** All that is to be mended in all lessons, in their order. */
    public List<Fault> all() {
        return Stream.concat(misnamed(), course.entries().stream().flatMap(entry -> of(entry).stream())).toList();
    }

    /** Folders that hold a lesson and are none of the course, by their name. */
    private Stream<Fault> misnamed() {
        List<Path> lessons = course.entries().stream().map(Course.Entry::folder).toList();
        try (Stream<Path> folders = Files.list(course.folder())) {
            return folders.filter(each -> Files.isRegularFile(each.resolve("lesson.md")) && !lessons.contains(each))
                    .sorted()
                    .map(each -> new Fault(each.getFileName() + "/lesson.md", 1,
                            "its folder is not called NN-name: nobody finds this lesson",
                            "small letters, digits and -, as 03-tcp-filter"))
                    .toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty(); // who opened the course has said so
        }
    }

    /** All that is to be mended in a lesson, line by line. */
    public List<Fault> of(Course.Entry entry) {
        String file = entry.folder().getFileName() + "/lesson.md";
        Faults met = new Faults();
        Optional<Lesson> lesson = Checks.read(entry, met);
        List<Fault> faults = new ArrayList<>(met.all().stream().map(trouble -> Fault.of(trouble, file)).toList());
        try {
            List<String> text = SourceText.lines(entry.folder().resolve("lesson.md"));
            boolean isWhole = faults.stream().allMatch(fault -> fault.line() <= Draft.end(text) + 1);
            Draft draft = new Draft(entry, lesson, isWhole, text);
            rules.forEach(rule -> rule.faults(draft).forEach(faults::add));
        } catch (TroubleException unreadable) {
            // the lesson's reader has said so
        }
        return faults.stream().distinct().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
