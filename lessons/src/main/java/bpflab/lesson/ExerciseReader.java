package bpflab.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers the fences of one exercise. */
final class ExerciseReader {
    private static final String HINT = "hint:";

    private final Place at;
    private final String title;
    private Fence file;
    private List<CheckLine> checks = List.of();

    ExerciseReader(Place at, String title) {
        this.at = at;
        this.title = title;
    }

    void take(Fence fence, Shown shown) {
        if (fence.word().equals("exercise")) {
            takeFile(fence, shown);
        } else {
            if (!checks.isEmpty()) {
                throw fence.at().broken("a second fence \"check\" in one exercise", "put all checks into one");
            }
            checks = checks(fence);
        }
    }

    /** The exercise. @throws bpflab.trouble.TroubleException it has no file or no checks */
    Step.Exercise step(int line, String markdown) {
        if (file == null) {
            throw at.broken("the exercise has no file", "```exercise file=NAME.c");
        }
        if (checks.isEmpty()) {
            throw at.broken("the exercise has no checks", "```check");
        }
        return new Step.Exercise(
                line, markdown, title, file.attribute("file").orElseThrow(), file.attribute("program"), checks);
    }

    private void takeFile(Fence fence, Shown shown) {
        String name = fence.attribute("file")
                .orElseThrow(() -> fence.at().broken("an exercise without file=", "```exercise file=NAME.c"));
        if (file != null) {
            throw fence.at().broken("a second file in one exercise", "an exercise is about one file");
        }
        if (!fence.isEmpty()) {
            throw fence.at().broken("text in a fence \"exercise\"", "leave it empty: the student sees the file");
        }
        Path given = shown.file(fence.at(), name);
        if (!Files.isRegularFile(given.resolveSibling("solution").resolve(name))) {
            throw fence.at().broken("there is no solution/" + name, "every exercise has a solution that passes");
        }
        file = fence;
    }

    private static List<CheckLine> checks(Fence fence) {
        List<CheckLine> read = new ArrayList<>();
        List<CheckLine> waiting = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        for (int i = 0; i < fence.lines().size(); i++) {
            String line = fence.lines().get(i).strip();
            if (line.startsWith(HINT)) {
                if (waiting.isEmpty()) {
                    throw fence.line(i).broken("a hint without a check above it", "put it below its check");
                }
                hints.add(line.substring(HINT.length()).strip());
            } else if (!line.isEmpty()) {
                if (!hints.isEmpty()) {
                    give(waiting, hints, read);
                }
                waiting.add(new CheckLine(fence.line(i).line(), line, List.of()));
            }
        }
        if (!waiting.isEmpty() && hints.isEmpty()) {
            throw new Place(fence.at().file(), waiting.get(0).line())
                    .broken("the check \"" + waiting.get(0).text() + "\" has no hint", "add a line hint: … below it");
        }
        give(waiting, hints, read);
        return read;
    }

    /** Hints belong to all the checks directly above them. */
    private static void give(List<CheckLine> waiting, List<String> hints, List<CheckLine> read) {
        waiting.forEach(check -> read.add(new CheckLine(check.line(), check.text(), hints)));
        waiting.clear();
        hints.clear();
    }
}
