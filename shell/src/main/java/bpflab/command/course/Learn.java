package bpflab.command.course;

import bpflab.lesson.Lesson;
import bpflab.view.Line;
import bpflab.view.Markdown;
import bpflab.view.Role;
import bpflab.view.View;
import java.util.List;
import java.util.stream.Collectors;

/** What a lesson promises, at its start. */
final class Learn {
    private Learn() {}

    static View view(Lesson lesson) {
        String minutes = lesson.minutes() > 0 ? ", in some " + lesson.minutes() + " minutes" : "";
        String items = lesson.about().learn().stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
        return View.stack(List.of(
                View.of(Line.of("What you will be able to do" + minutes + ":", Role.MUTED)), Markdown.of(items)));
    }
}
