package bpflab.lesson;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.trouble.Nearest;
import bpflab.trouble.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the fences of one exercise. */
final class ExerciseReader {
    private static final Pattern HINT = Pattern.compile("hint(?:\\s+when\\s+([^:]*?))?\\s*:\\s*(.*)");

    private final Place at;
    private final Section section;
    private final Consumer<CheckLine> understood;
    private final Faults faults;
    private final Set<String> fences = new HashSet<>();
    private Fence file;
    private Optional<Hook> hook = Optional.empty();
    private Optional<Step.Exercise.Beside> beside = Optional.empty();
    private Optional<Seen> fails = Optional.empty();
    private List<CheckLine> checks = List.of();

    ExerciseReader(Place at, Section section, Consumer<CheckLine> understood, Faults faults) {
        this.at = at;
        this.understood = understood;
        this.section = section;
        this.faults = faults;
    }

    void take(Fence fence, Shown shown) {
        boolean first = fences.add(fence.word());
        if (fence.word().equals("exercise")) {
            takeFile(fence, shown, first);
        } else {
            if (!first) {
                throw fence.at().broken("a second fence \"check\" in one exercise", "put all checks into one");
            }
            checks = checks(fence);
        }
    }

    /**
     * The exercise; empty when something of it is broken.
     *
     * @throws bpflab.trouble.TroubleException it has no file or no checks
     */
    Optional<Step.Exercise> step(int line, String markdown) {
        if (!fences.contains("exercise")) {
            throw at.broken("the exercise has no file", "```exercise file=NAME.c");
        }
        if (!fences.contains("check") || checks.isEmpty() && faults.isEmpty()) {
            throw at.broken("the exercise has no checks", "```check");
        }
        return Optional.ofNullable(file)
                .map(fence -> new Step.Exercise(
                        line, markdown, section.title(), section.kind(), fence.attribute("file").orElseThrow(),
                        fence.attribute("program"), hook, beside, fails, checks));
    }

    private void takeFile(Fence fence, Shown shown, boolean first) {
        String name = fence.attribute("file")
                .orElseThrow(() -> fence.at().broken("an exercise without file=", "```exercise file=NAME.c"));
        if (!first) {
            throw fence.at().broken("a second file in one exercise", "an exercise is about one file");
        }
        if (!fence.isEmpty()) {
            throw fence.at().broken("text in a fence \"exercise\"", "leave it empty: the student sees the file");
        }
        Path given = shown.file(fence.at(), name);
        if (!Files.isRegularFile(given.resolveSibling("solution").resolve(name))) {
            throw fence.at().broken("there is no solution/" + name, "every exercise has a solution that passes");
        }
        hook = fence.attribute("hook").map(text -> hook(fence.at(), text));
        beside = fence.attribute("with").map(text -> beside(fence.at(), text));
        fails = fence.attribute("fails").map(word -> seen(fence.at(), "fails=" + word, word))
                .or(() -> Optional.of(Seen.WRONG));
        file = fence;
    }

    private static Step.Exercise.Beside beside(Place at, String text) {
        String[] words = text.strip().split("\\s+", 2);
        if (words.length < 2) {
            throw at.broken("with=\"" + text + "\" does not say where", "with=\"mark_in xdp lab0\"");
        }
        return new Step.Exercise.Beside(words[0], hook(at, words[1]));
    }

    private static Hook hook(Place at, String text) {
        String[] words = text.strip().split("\\s+", 2);
        try {
            return HookKind.of(words[0]).at(words.length < 2 ? "" : words[1], Optional.empty());
        } catch (TroubleException unknown) {
            throw at.broken("hook=\"" + text + "\": " + unknown.trouble().why(), "hook=\"xdp lab0\"");
        }
    }

    private List<CheckLine> checks(Fence fence) {
        List<CheckLine> read = new ArrayList<>();
        for (int i = 0; i < fence.lines().size(); i++) {
            String line = fence.lines().get(i).strip();
            Place here = fence.line(i);
            Matcher hint = HINT.matcher(line);
            if (hint.matches()) {
                faults.gather(() -> addHint(here, hint(here, hint.group(1), hint.group(2)), read));
            } else if (!line.isEmpty()) {
                checkHasHint(fence, read, true);
                CheckLine check = new CheckLine(here.line(), line, List.of());
                faults.gather(() -> understood.accept(check));
                read.add(check);
            }
        }
        checkHasHint(fence, read, false);
        return read;
    }

    private static Hint hint(Place here, String when, String text) {
        Optional<Seen> seen = Optional.ofNullable(when).map(word -> seen(here, "hint when " + word, word));
        if (text.isBlank()) {
            throw here.broken("a hint without words", "hint: what to think of next");
        }
        return new Hint(seen, text);
    }

    private static Seen seen(Place here, String where, String word) {
        return Seen.of(word).orElseThrow(() -> here.broken(
                where + ": there is no such case",
                Nearest.hint(word, Seen.all(), "there are " + String.join(", ", Seen.all()))));
    }

    private static void addHint(Place here, Hint hint, List<CheckLine> read) {
        if (read.isEmpty()) {
            throw here.broken("a hint without a check above it", "put it below its check");
        }
        CheckLine check = read.remove(read.size() - 1);
        List<Hint> hints = new ArrayList<>(check.hints());
        hints.add(hint);
        read.add(new CheckLine(check.line(), check.text(), hints));
    }

    /** The last check has a hint of its own: one that serves two checks tells nobody which of them failed. */
    private void checkHasHint(Fence fence, List<CheckLine> read, boolean another) {
        CheckLine last = read.isEmpty() ? null : read.get(read.size() - 1);
        if (last != null && last.hints(Seen.WRONG).isEmpty()) {
            faults.gather(() -> {
                throw new Place(fence.at().file(), last.line()).broken(
                        "the check \"" + last.text() + "\" has no hint"
                                + (another ? " of its own; one below the next check would serve two" : ""),
                        "add a line hint: … below it");
            });
        }
    }
}
