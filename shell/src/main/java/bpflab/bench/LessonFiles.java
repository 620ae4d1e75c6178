package bpflab.bench;

import bpflab.lesson.Course;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a file is that a person named and that is nowhere: lessons bring their files along when they are opened, and
 * not before.
 */
record LessonFiles(Course course) {
    private static final int MOST_BESIDE = 1000;

    /**
     * The lesson that has a file, or an object's source.
     *
     * @param typed its name
     */
    Optional<Trouble> having(String typed) {
        String source = typed.replaceFirst("\\.o$", ".c");
        List<Course.Entry> lessons = course.having(source);
        String what = source.equals(typed) ? "it is a file" : "it is compiled from " + source + ", a file";
        return lessons.isEmpty() ? Optional.empty() : Optional.of(trouble(typed, what, lessons));
    }

    /**
     * The lesson that has a file of nearly that name (the ending, which most files share, counts for nothing); empty
     * also where a file beside is near.
     *
     * @param here the folder that the person is in
     */
    Optional<Trouble> spelt(String typed, Path here) {
        int dot = typed.lastIndexOf('.');
        if (dot < 0 || Nearest.to(typed, beside(here)).isPresent()) {
            return Optional.empty();
        }
        String ending = typed.substring(dot);
        List<String> stems = course.entries().stream()
                .flatMap(entry -> entry.files().stream())
                .filter(file -> file.endsWith(ending))
                .map(file -> file.substring(0, file.length() - ending.length()))
                .toList();
        return Nearest.to(typed.substring(0, dot), stems)
                .map(stem -> stem + ending)
                .map(near -> trouble(typed, "nearest to it is " + near + ", a file", course.having(near)));
    }

    private static List<String> beside(Path here) {
        try (Stream<Path> files = Files.list(here)) {
            return files.limit(MOST_BESIDE).map(file -> file.getFileName().toString()).toList();
        } catch (IOException | UncheckedIOException closed) {
            return List.of();
        }
    }

    private static Trouble trouble(String typed, String what, List<Course.Entry> lessons) {
        List<String> names = lessons.stream().map(Course.Entry::name).toList();
        String whose = names.size() == 1
                ? "the lesson " + names.get(0) + ", made when it is opened"
                : "the lessons " + String.join(", ", names) + ", made when one is opened";
        return Trouble.failed("there is no " + typed + " here", what + " of " + whose, ":lesson " + names.get(0));
    }
}
