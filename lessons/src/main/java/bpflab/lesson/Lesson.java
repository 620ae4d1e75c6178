package bpflab.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A lesson, read and found to be well formed.
 *
 * @param name as it is typed: {@code drop-world}
 * @param number its place in the course, from 1
 * @param title as people read it: {@code Drop World!}
 * @param needs what the machine must have
 * @param minutes how long it takes; 0 when the author did not say
 * @param source the document that its facts come from; empty when it names none
 * @param folder where its files are
 * @param files the files the student gets a copy of, as names in the folder, sorted
 * @param steps in order, at least one
 */
public record Lesson(
        String name,
        int number,
        String title,
        List<Need> needs,
        int minutes,
        String source,
        Path folder,
        List<String> files,
        List<Step> steps) {
    public Lesson {
        needs = List.copyOf(needs);
        files = List.copyOf(files);
        steps = List.copyOf(steps);
    }

    /**
     * Reads {@code lesson.md} of a folder {@code NN-name}.
     *
     * @throws bpflab.trouble.TroubleException it is not there or broken: file, line, what is wrong
     */
    public static Lesson read(Path folder) {
        return read(folder, check -> {});
    }

    /**
     * The same for who knows the language of checks, so that all that is wrong is told at once.
     *
     * @param checks is shown each line of a check; throws TroubleException when it does not understand it
     */
    public static Lesson read(Path folder, Consumer<CheckLine> checks) {
        return LessonReader.read(folder, checks);
    }

    /** Where the text is. */
    public Path markdown() {
        return folder.resolve("lesson.md");
    }

    /** The solved form of a file. */
    public Path solution(String file) {
        return folder.resolve("solution").resolve(file);
    }

    /** Its exercises, in order. */
    public List<Step.Exercise> exercises() {
        return steps.stream().filter(Step.Exercise.class::isInstance).map(Step.Exercise.class::cast).toList();
    }
}
