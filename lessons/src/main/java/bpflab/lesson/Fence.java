package bpflab.lesson;

import bpflab.trouble.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block at the top level of a lesson.
 *
 * @param at the line of its opening back-ticks
 * @param word what it is: {@code bpflab}
 * @param attributes the {@code name=value} pairs behind the word
 * @param lines its text
 */
record Fence(Place at, String word, Map<String, String> attributes, List<String> lines) {
    private static final Set<String> SHOWN = Set.of("file", "lines");

    /** What can be a fence, and what each takes. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("bpflab", Set.of("rejected")),
            Map.entry("predict", Set.of("rejected")),
            Map.entry("recap", Set.of()),
            Map.entry("exercise", Set.of("file", "program", "hook", "with", "fails")),
            Map.entry("check", Set.of()),
            Map.entry("c", SHOWN),
            Map.entry("text", SHOWN),
            Map.entry("sh", SHOWN),
            Map.entry("console", SHOWN),
            Map.entry("java", SHOWN),
            Map.entry("bpf", SHOWN),
            Map.entry("x86", SHOWN),
            Map.entry("diff", SHOWN),
            Map.entry("json", SHOWN),
            Map.entry("makefile", SHOWN),
            Map.entry("python", SHOWN));

    private static final Pattern ATTRIBUTE = Pattern.compile("\\G\\s*([a-z]+)=(?:\"([^\"]*)\"|([^\\s\"]+))\\s*");

    /**
     * Reads the info string.
     *
     * @throws bpflab.trouble.TroubleException a word or attribute that is not known
     */
    static Fence of(Place at, String info, List<String> lines) {
        String word = info.strip().split("\\s+", 2)[0];
        if (word.isEmpty()) {
            throw at.broken("a fence without a word that says what it is", "write ```text, ```c, ```sh …");
        }
        if (!KNOWN.containsKey(word)) {
            throw at.broken(
                    "a fence \"" + word + "\" is not known",
                            Nearest.hint(
                            word, KNOWN.keySet(), "known are " + String.join(", ", sorted(KNOWN.keySet()))));
        }
        return new Fence(
                at, word, attributes(at, word, info.strip().substring(word.length()).strip()), List.copyOf(lines));
    }

    /** Whether it is only looked at. */
    boolean isShown() {
        return KNOWN.get(word) == SHOWN;
    }

    /** An attribute; empty when it is not there. */
    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** Whether it holds nothing but blanks. */
    boolean isEmpty() {
        return lines.stream().allMatch(String::isBlank);
    }

    /** The place of one of its lines, counted from 0. */
    Place line(int index) {
        return new Place(at.file(), at.line() + 1 + index);
    }

    private static Map<String, String> attributes(Place at, String word, String text) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!KNOWN.get(word).contains(name)) {
                unknown.add(name);
            }
            if (found.put(name, matcher.group(2) != null ? matcher.group(2) : matcher.group(3)) != null) {
                throw at.broken(name + "= stands here twice", "keep one of them");
            }
            end = matcher.end();
        }
        if (!unknown.isEmpty()) {
            throw at.broken("a fence \"" + word + "\" takes no " + String.join("=, no ", unknown) + "=",
                    Nearest.hint(unknown.get(0) + "=", named(word), takes(word)));
        }
        if (end < text.length()) {
            throw at.broken("\"" + text.substring(end) + "\" behind ```" + word + " is not name=value", takes(word));
        }
        if (found.containsKey("lines") && !found.containsKey("file")) {
            throw at.broken("lines= without file=", "say which file: file=NAME lines=" + found.get("lines"));
        }
        return Map.copyOf(found);
    }

    private static List<String> named(String word) {
        return KNOWN.get(word).stream().map(name -> name + "=").toList();
    }

    private static String takes(String word) {
        return KNOWN.get(word).isEmpty()
                ? "it takes nothing"
                : "it takes " + String.join("= and ", sorted(KNOWN.get(word))) + "=";
    }

    private static List<String> sorted(Set<String> words) {
        List<String> all = new ArrayList<>(words);
        all.sort(null);
        return all;
    }
}
