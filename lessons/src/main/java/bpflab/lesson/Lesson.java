package bpflab.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A lesson, read and found to be well formed.
 *
 * @param name as it is typed: {@code drop-world}
 * @param number its place in the course, from 1
 * @param about what it says of itself
 * @param folder where its files are
 * @param files the files the student gets a copy of, as names in the folder, sorted
 * @param steps in order, at least one
 * @param sections its parts, in order: each step is in one of them
 */
public record Lesson(
        String name,
        int number,
        About about,
        Path folder,
        List<String> files,
        List<Step> steps,
        List<Section> sections) {
    public Lesson {
        files = List.copyOf(files);
        steps = List.copyOf(steps);
        sections = List.copyOf(sections);
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
        Faults faults = new Faults();
        Optional<Lesson> lesson = read(folder, checks, faults);
        faults.report();
        return lesson.orElseThrow();
    }

    /**
     * The same for who looks for what is wrong.
     *
     * @param faults gets all of it, one by one
     * @return what could be read; empty when that is nothing
     */
    public static Optional<Lesson> read(Path folder, Consumer<CheckLine> checks, Faults faults) {
        return LessonReader.read(folder, checks, faults);
    }

    /** Its title, as people read it: {@code Drop World!}. */
    public String title() {
        return about.title();
    }

    /** What the machine must have. */
    public List<Need> needs() {
        return about.needs();
    }

    /** How long it takes; 0 when the author did not say. */
    public int minutes() {
        return about.minutes();
    }

    /** The document that its facts come from; empty when it names none. */
    public String source() {
        return about.source();
    }

    /** The part that a step is in, by its place from 0. */
    public Section section(int place) {
        return sections.stream()
                .filter(section -> section.has(place))
                .findFirst()
                .orElseGet(() -> new Section(Section.Kind.PLAIN, "", 0, steps.size()));
    }

    /** The places of the steps that show something: what a student counts. The others are the rest of a fence. */
    public List<Integer> screens() {
        return IntStream.range(0, steps.size())
                .filter(place -> place == 0 || !steps.get(place).markdown().isEmpty())
                .boxed()
                .toList();
    }

    /** Where the text is. */
    public Path markdown() {
        return folder.resolve("lesson.md");
    }

    /** The solved form of a file. */
    public Path solution(String file) {
        return folder.resolve("solution").resolve(file);
    }

    /** Its exercise about that file; empty when there is none. */
    public Optional<Step.Exercise> exercise(String file) {
        return exercises().stream().filter(exercise -> exercise.file().equals(file)).findFirst();
    }

    /** Its exercises, in order. */
    public List<Step.Exercise> exercises() {
        return steps.stream().filter(Step.Exercise.class::isInstance).map(Step.Exercise.class::cast).toList();
    }
}
