package bpflab.command.exercise;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.lesson.Lesson;
import bpflab.progress.Event;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code :reset [FILE]}: the file as the lesson gave it; what was there is kept. */
final class Reset implements Command {
    @Override
    public String name() {
        return "reset";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.EXERCISE, "start a file of the lesson again; yours is kept beside it", ":reset",
                        Argument.optional("FILE", Argument.Kind.FILE));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        CourseSession course = bench.course();
        words.at(0).filter(file -> !isOfThis(course, file)).ifPresent(bench.folder()::fileOrNew);
        Lesson lesson = course.openTour().lesson();
        String name = words.at(0).orElseGet(() -> Task.of(course).exercise().file());
        if (!lesson.files().contains(name)) {
            throw Trouble.failed(
                    "cannot reset " + name, "it is no file of the lesson " + lesson.name(),
                            Nearest.hint(name, lesson.files(), "there are " + String.join(", ", lesson.files())))
                            .toException();
        }
        Optional<Path> kept = course.copies().of(lesson).reset(
                words.at(0).isEmpty() ? Task.of(course).file(course.copies()) : course.folder().resolve(name));
        course.tour().record(Event.Kind.RESET, name);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(new Span(name, Role.NAME), Span.of(" is as the lesson gave it")));
        kept.ifPresent(file -> lines.add(Line.of("yours is kept as " + file.getFileName(), Role.MUTED)));
        return Answer.of(
                View.of(lines.toArray(Line[]::new)), new Given(name, kept.map(Path::toString).orElse("")));
    }

    /** Whether the lesson that is open, or was left open, has it. */
    private static boolean isOfThis(CourseSession course, String file) {
        return course.lessons().course().having(file).stream()
                .anyMatch(lesson -> course.tour().isIn(lesson)
                        || course.tour().left().filter(lesson::equals).isPresent());
    }

    /** The file, and where the student's is kept, as data; nowhere when there was none. */
    private record Given(String file, String kept) {}
}
