package bpflab.author;

import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files are well named, used, and there. */
final class FileRule implements Rule {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9]+)+|Makefile");
    private static final Pattern TAKES_FILE =
            Pattern.compile("^:(?:load|compile|translate|edit|source)\\s+\"?([\\w.-]+\\.(?:c|java|bpflab))\\b");

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream().flatMap(lesson ->
                Stream.of(names(draft, lesson), unused(draft, lesson), missing(draft, lesson), solutions(draft, lesson))
                        .flatMap(faults -> faults));
    }

    private static Stream<Fault> names(Draft draft, Lesson lesson) {
        return lesson.files().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .map(name -> draft.at(lineNaming(draft, name), "the file name " + name + " is not as the others",
                        "small letters, digits and _, as proto_counter.c"));
    }

    private static Stream<Fault> unused(Draft draft, Lesson lesson) {
        return lesson.files().stream()
                .filter(name -> draft.text().stream().noneMatch(line -> names(line, name))
                        && lesson.files().stream()
                                .filter(other -> !other.equals(name))
                                .noneMatch(other -> names(SourceText.whole(lesson.folder().resolve(other)), name)))
                .map(name -> draft.at(1, name + " is not used", "show it, or delete " + name));
    }

    private static Stream<Fault> missing(Draft draft, Lesson lesson) {
        List<Fault> faults = new ArrayList<>();
        StringBuilder typed = new StringBuilder();
        for (Step step : lesson.steps()) {
            if (step instanceof Step.Run run) {
                TAKES_FILE.matcher(run.command()).results()
                        .map((MatchResult found) -> found.group(1))
                        .filter(name -> !lesson.files().contains(name) && !names(typed.toString(), name))
                        .forEach(name -> faults.add(draft.at(run.commandLine(),
                                "the lesson has no file " + name, "put it beside lesson.md")));
                typed.append(run.command()).append('\n'); // a command before may have made it
            }
        }
        return faults.stream();
    }

    private static Stream<Fault> solutions(Draft draft, Lesson lesson) {
        return inFolder(lesson.folder().resolve("solution")).stream()
                .filter(name -> draft.isWhole() && lesson.exercise(name).isEmpty())
                .map(name -> draft.at(
                        1, "solution/" + name + " belongs to no exercise", "```exercise file=" + name));
    }

    private static boolean names(String text, String file) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(file) + "(?![\\w-])").matcher(text).find();
    }

    private static int lineNaming(Draft draft, String file) {
        List<String> text = draft.text();
        for (int at = 0; at < text.size(); at++) {
            if (names(text.get(at), file)) {
                return at + 1;
            }
        }
        return 1;
    }

    private static List<String> inFolder(Path folder) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                all.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        names.sort(null);
        return names;
    }
}
