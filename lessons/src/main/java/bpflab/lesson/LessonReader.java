package bpflab.lesson;

import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a lesson's folder: its text, its front matter, the names of its files. */
final class LessonReader {
    private LessonReader() {}

    /** @param faults gets all that is wrong; the lesson has what could be read all the same */
    static Optional<Lesson> read(Path folder, Consumer<CheckLine> checks, Faults faults) {
        return faults.gather(() -> whole(folder, checks, faults)).flatMap(read -> read);
    }

    private static Optional<Lesson> whole(Path folder, Consumer<CheckLine> checks, Faults faults) {
        Path file = folder.resolve("lesson.md");
        List<String> text = lines(file);
        Optional<Course.Entry> entry = faults.gather(() -> Course.Entry.of(folder.toAbsolutePath().normalize())
                .orElseThrow(() -> new Place(file, 1).broken("its folder is not called NN-name", "as 03-tcp-filter")));
        FrontMatter front = FrontMatter.read(file, text, faults);
        List<Need> needs = Need.parse(front.at(file, "needs"), front.value("needs"), faults);
        int minutes = faults.gather(() -> front.minutes(file)).orElse(0);
        StepReader reader = new StepReader(file, blank(text, front.length()), checks, faults);
        List<Step> steps = reader.read().stream().filter(LessonReader::hasChecks).toList();
        if (steps.isEmpty() && faults.isEmpty()) {
            throw new Place(file, front.length())
                    .broken("there is nothing behind the front matter", "write the lesson");
        }
        if (steps.isEmpty() || entry.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Lesson(
                entry.orElseThrow().name(),
                entry.orElseThrow().number(),
                new About(
                        front.value("title"), needs, minutes, front.value("source"), front.list("learn"),
                        front.list("words")),
                entry.orElseThrow().folder(),
                files(folder),
                steps,
                reader.sections()));
    }

    /** An exercise of whose checks none was understood is none. */
    private static boolean hasChecks(Step step) {
        return !(step instanceof Step.Exercise exercise) || !exercise.checks().isEmpty();
    }

    /**
     * The lines of a file of a course.
     *
     * @throws TroubleException it is not there, or not text
     */
    static List<String> lines(Path file) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(PlainFile.read(file)))
                    .toString()
                    .lines().toList();
        } catch (NoSuchFileException e) {
            throw Trouble.usage(
                    "cannot open the lesson " + file.getParent(), "it has no " + file.getFileName(),
                            ":lessons   # lists what there is").toException(e);
        } catch (CharacterCodingException e) {
            throw Trouble.usage("cannot read " + file, "it is not UTF-8 text", "save it as UTF-8").toException(e);
        } catch (IOException e) {
            throw Trouble.usage("cannot read " + file, FileErrors.reason(e), "!ls -l " + file)
                    .toException(e);
        }
    }

    /** The text without its front matter, in the same lines. */
    private static List<String> blank(List<String> text, int length) {
        List<String> rest = new ArrayList<>(Collections.nCopies(length, ""));
        rest.addAll(text.subList(length, text.size()));
        return rest;
    }

    private static List<String> files(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            all.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException e) {
            throw Trouble.usage(
                    "cannot read " + folder, "the system says " + e.getMessage(), "!ls -l")
                            .toException(e);
        }
        names.remove("lesson.md");
        Collections.sort(names);
        return names;
    }
}
