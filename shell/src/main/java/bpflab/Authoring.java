package bpflab;

import bpflab.author.CourseCheck;
import bpflab.author.CourseIndex;
import bpflab.author.Fault;
import bpflab.author.JavaPages;
import bpflab.author.Skeleton;
import bpflab.author.book.Book;
import bpflab.command.Answer;
import bpflab.command.Commands;
import bpflab.command.all.AllCommands;
import bpflab.lesson.Course;
import bpflab.script.Printer;
import bpflab.trouble.Advice;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.AdviceView;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is run for those who write: lessons, and Java that uses the bench. Needs no kernel and no bench. Answers exit
 * statuses.
 */
final class Authoring {
    private static final String USES =
            "bpflab author new NAME [DIR]\nbpflab author check [NAME]\nbpflab author book DIR\n"
                    + "bpflab author javadoc DIR";

    private final Wiring wiring;
    private final Printer printer;
    private final Map<String, Task> tasks =
            Map.of(
                    "new", new Task(1, 2, this::make), "check", new Task(0, 1, this::check),
                    "index", new Task(0, 0, this::index), "book", new Task(1, 1, this::book),
                    "javadoc", new Task(1, 1, this::javadoc));

    Authoring(Wiring wiring, Printer printer) {
        this.wiring = wiring;
        this.printer = printer;
    }

    /** One of the things that can be asked for. */
    private record Task(int least, int most, Work work) {}

    private interface Work {
        Answer with(List<String> words);
    }

    /** @param words what to do, and with what */
    int run(List<String> words) {
        String word = words.isEmpty() ? "" : words.get(0);
        Task task = Optional.ofNullable(tasks.get(word)).orElseThrow(() -> wrong(
                word.isEmpty() ? "it needs a word more" : "there is no bpflab author " + word,
                Nearest.to(word, tasks.keySet())
                        .map(near -> "bpflab author " + near + Advice.MARK + "did you mean " + near + "?")
                        .orElse(USES)));
        List<String> rest = words.subList(1, words.size());
        if (rest.size() < task.least() || rest.size() > task.most()) {
            throw wrong(rest.size() < task.least() ? "bpflab author " + word + " needs a word more"
                    : "\"" + rest.get(task.most()) + "\" is one word too many", USES);
        }
        Answer answer = task.work().with(rest);
        printer.answered("", "author " + String.join(" ", words), answer);
        return answer.trouble().map(trouble -> trouble.kind().status()).orElse(0);
    }

    private Answer make(List<String> words) {
        Skeleton skeleton = new Skeleton(words.get(0));
        Course course = words.size() > 1
                ? Skeleton.course(Path.of(words.get(1)).toAbsolutePath().normalize(), wiring.student().files())
                : wiring.course();
        Path folder = skeleton.write(course, wiring.student().files());
        Line run = words.size() > 1
                ? Line.of("  bpflab run " + folder.resolve("lesson.md"), Role.COMMAND)
                : Line.of("  bpflab run " + skeleton.name(), Role.COMMAND);
        return Answer.of(
                View.of(Line.of("made " + folder), run, Line.of("  bpflab author check " + folder, Role.COMMAND)),
                new Made(folder.toString()));
    }

    private record Made(String folder) {}

    private Answer check(List<String> words) {
        boolean isFolder = !words.isEmpty() && words.get(0).contains("/") && Files.isDirectory(Path.of(words.get(0)));
        Path folder = isFolder ? Path.of(words.get(0)).toAbsolutePath().normalize() : wiring.course().folder();
        boolean isLesson = isFolder && Files.isRegularFile(folder.resolve("lesson.md"));
        Course course = Course.open(isLesson ? folder.getParent() : folder);
        Commands commands = AllCommands.interpreter(null, null).commands();
        CourseCheck check = new CourseCheck(course, commands.names(), commands::refused);
        Optional<String> name = isLesson ? Optional.of(folder.getFileName().toString())
                : isFolder ? Optional.empty() : words.stream().findFirst();
        List<Fault> faults = name.map(typed -> check.of(course.find(typed))).orElseGet(check::all);
        String of = name.map(typed -> "lesson " + course.find(typed).name())
                .orElse(Units.count(course.entries().size(), "lesson", "lessons"));
        return faults.isEmpty()
                ? Answer.of(View.of(Line.of(of + ": nothing to mend", Role.GOOD)), faults)
                : Answer.no(view(faults), faults, Trouble.failed(of + ": " + count(faults) + " to mend",
                        faults.get(0).file() + ":" + faults.get(0).line() + ": " + faults.get(0).what(),
                        faults.get(0).hint()));
    }

    /** Writes the index of the lessons that come with bpflab into its README. */
    private Answer index(List<String> words) {
        Course course = wiring.course();
        Path readme = course.folder().resolve("../../README.md").normalize();
        CourseIndex.write(readme, CourseIndex.of(course, "lessons/course"), wiring.student().files());
        return Answer.of(View.of(Line.of(course.entries().size() + " lessons in the index of " + readme)),
                new Indexed(readme.toString(), course.entries().size()));
    }

    private record Indexed(String file, int lessons) {}

    /** Writes the lessons that come with bpflab as pages. */
    private Answer book(List<String> words) {
        Path folder = Path.of(words.get(0)).toAbsolutePath().normalize();
        Book book = Book.of(wiring.course());
        book.write(folder, wiring.student().files());
        Path first = folder.resolve("index.html");
        return Answer.of(View.of(
                        Line.of(wiring.course().entries().size() + " lessons written to " + folder),
                        Line.of("  open " + first + " in a browser", Role.MUTED)),
                new Written(first.toString(), wiring.course().entries().size()));
    }

    private record Written(String file, int lessons) {}

    /** Writes what Java at the prompt can call as pages. */
    private Answer javadoc(List<String> words) {
        Path folder = Path.of(words.get(0)).toAbsolutePath().normalize();
        Path first = new JavaPages(Path.of(System.getProperty("bpflab.home", ".")))
                .write(folder, wiring.student().files());
        return Answer.of(View.of(
                        Line.of("what Java at the prompt can call is written to " + folder),
                        Line.of("  open " + first + " in a browser", Role.MUTED)),
                new Documented(first.toString()));
    }

    private record Documented(String file) {}

    private static View view(List<Fault> faults) {
        List<View> views = new ArrayList<>();
        for (Fault fault : faults) {
            views.add(View.of(
                    Line.of(new Span(fault.file() + ":" + fault.line(), Role.NAME), Span.of("   " + fault.what()))));
            views.add(AdviceView.below(4, fault.hint()));
        }
        views.add(View.of(Line.of(count(faults) + " to mend", Role.BAD)));
        return View.stack(views);
    }

    private static String count(List<Fault> faults) {
        return faults.size() + (faults.size() == 1 ? " fault" : " faults");
    }

    private static RuntimeException wrong(String why, String hint) {
        return Trouble.usage("bpflab author was not understood", why, hint).toException();
    }
}
