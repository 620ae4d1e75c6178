package bpflab.lesson;

import bpflab.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of a course: {@code glossary.md} beside the lessons. A heading {@code ## WORD} a word, then perhaps a line
 * {@code also: OTHER SPELLING, ANOTHER}, then its text.
 *
 * @param words in the order of the file
 */
public record Glossary(List<Word> words) {
    private static final String HEADING = "## ";
    private static final String ALSO = "also:";

    public Glossary {
        words = List.copyOf(words);
    }

    /**
     * A word.
     *
     * @param name as it is written in the middle of a sentence
     * @param also other spellings
     * @param text what it means, as Markdown
     */
    public record Word(String name, List<String> also, String text) {
        public Word {
            also = List.copyOf(also);
        }

        /** Name and other spellings. */
        public List<String> names() {
            return Stream.concat(Stream.of(name), also.stream()).toList();
        }
    }

    /**
     * That of a course; one without the file has no words.
     *
     * @throws bpflab.trouble.TroubleException it is broken
     */
    public static Glossary of(Course course) {
        Path file = course.folder().resolve("glossary.md");
        return Files.isRegularFile(file) ? read(LessonReader.lines(file)) : new Glossary(List.of());
    }

    private static Glossary read(List<String> lines) {
        List<Word> words = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(HEADING)) {
                int end = at + 1;
                while (end < lines.size() && !lines.get(end).startsWith(HEADING)) {
                    end++;
                }
                Word word = word(lines.get(at).substring(HEADING.length()).strip(), lines.subList(at + 1, end));
                int line = at + 1;
                word.names().forEach(name -> refuseTwins(known.put(key(name), line), name, line));
                words.add(word);
            }
        }
        return new Glossary(words);
    }

    private static Word word(String name, List<String> body) {
        List<String> also = body.stream()
                .filter(line -> line.startsWith(ALSO))
                .flatMap(line -> Arrays.stream(line.substring(ALSO.length()).split(",")))
                .map(String::strip)
                .toList();
        String text = String.join("\n", body.stream().filter(line -> !line.startsWith(ALSO)).toList()).strip();
        return new Word(name, also, text);
    }

    private static void refuseTwins(Integer before, String name, int line) {
        if (before != null) {
            throw Trouble.usage(
                    "the glossary is broken",
                    "glossary.md:" + line + ": \"" + name + "\" is explained at line " + before + " already",
                    "keep one of them").toException();
        }
    }

    /** The word that is meant, however it is spelt: case, hyphens and a plural don't matter. */
    public Optional<Word> find(String typed) {
        List<String> keys = Stream.of(key(typed), key(typed).replaceFirst("s$", ""), key(typed).replaceFirst("es$", ""))
                .distinct().toList();
        return keys.stream()
                .flatMap(key -> words.stream()
                        .filter(word -> word.names().stream().anyMatch(name -> key(name).equals(key))))
                .findFirst();
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[`\"'.?!]", "").replaceAll("[\\s_-]+", " ").strip();
    }

    /** The first lesson of a course that links to a word or names it in its front matter; empty when none does. */
    public Optional<Course.Entry> lessonOf(Word word, Course course) {
        return course.entries().stream()
                .filter(entry -> entry.wordsUsed().stream().anyMatch(used -> find(used).equals(Optional.of(word))))
                .findFirst();
    }
}
