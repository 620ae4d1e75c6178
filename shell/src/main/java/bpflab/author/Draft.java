package bpflab.author;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A lesson as its author left it.
 *
 * @param entry its place in the course
 * @param lesson what was made of it; empty when that is nothing
 * @param isWhole whether all of it was understood: else what seems to be missing may only be misspelt
 * @param text the lines of its {@code lesson.md}
 */
record Draft(Course.Entry entry, Optional<Lesson> lesson, boolean isWhole, List<String> text) {
    private static final String TICKS = "```";

    Draft {
        text = List.copyOf(text);
    }

    /**
     * A fence, also one that the reader refuses.
     *
     * @param line where its back-ticks are, from 1
     * @param word what it says it is; may be empty
     * @param lines what it holds
     */
    record Fenced(int line, String word, List<String> lines) {}

    /** What is wrong at a line. */
    Fault at(int line, String what, String hint) {
        return new Fault(entry.folder().getFileName() + "/lesson.md", line, what, hint);
    }

    /** A fault or none. */
    Stream<Fault> unless(boolean well, int line, String what, String hint) {
        return well ? Stream.empty() : Stream.of(at(line, what, hint));
    }

    /** A file of its folder. */
    Path file(String name) {
        return entry.folder().resolve(name);
    }

    /** The line of the front matter that has this key; 1 when none has. */
    int lineOf(String key) {
        return IntStream.range(1, end()).filter(at -> text.get(at).startsWith(key + ":")).findFirst().orElse(0) + 1;
    }

    /** The value that a key of the front matter has on its line; empty when it has none. */
    String value(String key) {
        String line = end() == 0 ? "" : text.get(lineOf(key) - 1);
        return line.startsWith(key + ":") ? line.substring(key.length() + 1).strip() : "";
    }

    private int end() {
        return end(text);
    }

    /** Where the front matter ends, from 0; 0 when there is none. */
    static int end(List<String> text) {
        return IntStream.range(1, text.size()).filter(at -> text.get(at).strip().equals("---")).findFirst().orElse(0);
    }

    /** Its fences, in order. */
    List<Fenced> fences() {
        List<Fenced> fences = new ArrayList<>();
        for (int at = 0; at < text.size(); at++) {
            if (text.get(at).startsWith(TICKS)) {
                int end = closing(at);
                String word = text.get(at).replaceFirst("^`+", "").strip().split("\\s+", 2)[0];
                fences.add(new Fenced(at + 1, word, text.subList(at + 1, end)));
                at = end;
            }
        }
        return fences;
    }

    /** The lines with nothing in those of the front matter and of fences, and with code taken out of the others. */
    List<String> prose() {
        return unfenced().stream().map(line -> line.replaceAll("`[^`]*`", "")).toList();
    }

    /** The lines with nothing in those of the front matter and of fences. */
    List<String> unfenced() {
        List<String> lines = new ArrayList<>(text);
        IntStream.rangeClosed(0, end()).filter(at -> at < lines.size()).forEach(at -> lines.set(at, ""));
        for (Fenced fence : fences()) {
            for (int at = fence.line() - 1; at <= fence.line() + fence.lines().size() && at < lines.size(); at++) {
                lines.set(at, "");
            }
        }
        return lines;
    }

    private int closing(int opening) {
        String ticks = text.get(opening).replaceFirst("[^`].*", "");
        int at = opening + 1;
        while (at < text.size() && !text.get(at).strip().equals(ticks)) {
            at++;
        }
        return at;
    }
}
