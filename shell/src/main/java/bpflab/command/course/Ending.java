package bpflab.command.course;

import bpflab.bench.CourseSession;
import bpflab.lesson.Course;
import bpflab.lesson.Glossary;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.progress.LessonProgress;
import bpflab.view.Fields;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands at the end of a lesson: what it was about, how it went, and what is next. */
record Ending(CourseSession course, Lesson lesson) {
    private static final int LABELS = 12;

    View view() {
        Optional<Course.Entry> next = course.lessons().after(lesson.name());
        View title = View.of(Line.of(
                new Span("✓ ", Role.GOOD), Span.of("This was "), new Span(lesson.title(), Role.TITLE),
                Span.of(next.isEmpty() ? ", and the course." : ends(lesson.title()) ? "" : ".")));
        List<Fields.Field> fields = new ArrayList<>();
        add(fields, "you can", String.join("; ", lesson.about().learn()));
        add(fields, "commands", commands());
        add(fields, "words", words());
        add(fields, "it took", took());
        View summary = new Fields(2, LABELS, fields);
        View goOn = next.map(entry -> View.of(Line.of(
                new Span(":lesson " + entry.name(), Role.COMMAND), Span.remark("goes on with the next one"),
                        Span.of("   "),
                new Span(":progress", Role.COMMAND), Span.remark("shows the course"))))
                .orElse(View.NOTHING);
        return View.stack(fields.isEmpty() ? List.of(title, goOn) : List.of(title, summary, goOn));
    }

    /** "Drop World!" ends the sentence by itself. */
    private static boolean ends(String title) {
        return title.matches(".*[.!?]");
    }

    private static void add(List<Fields.Field> fields, String label, String text) {
        if (!text.isEmpty()) {
            fields.add(Fields.Field.of(label, text, Role.PLAIN));
        }
    }

    private String commands() {
        return lesson.steps().stream()
                .filter(Step.Run.class::isInstance)
                .map(step -> ((Step.Run) step).command())
                .filter(line -> line.startsWith(":"))
                .map(line -> line.split("\\s+", 2)[0])
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** As the glossary writes them. */
    private String words() {
        Glossary glossary = Glossary.of(course.lessons().course());
        return course.lessons().entries().stream()
                .filter(entry -> entry.name().equals(lesson.name()))
                .flatMap(entry -> entry.wordsUsed().stream())
                .map(word -> glossary.find(word).map(Glossary.Word::name).orElse(word.replace('-', ' ')))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String took() {
        LessonProgress reached = course.progress().in(lesson.name());
        long minutes = Math.max(1, course.tour().open().toMinutes());
        return minutes + (minutes == 1 ? " minute" : " minutes") + " since you opened it"
                + (reached.hints() == 0 ? "" : ", " + reached.hints() + (reached.hints() == 1 ? " hint" : " hints"));
    }
}
