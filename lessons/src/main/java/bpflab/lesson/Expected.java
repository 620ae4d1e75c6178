package bpflab.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The output that a command of a lesson gives. {@code <word>} stands for one run of letters without blanks (also inside
 * a longer one: {@code (<ms>)}), but {@code <process>} for a process's name and number, which may have blanks. A line
 * {@code ...} stands for any lines, also none. Blanks at the ends of a line, how many stand between words, and empty
 * lines do not matter. No lines at all expect nothing in particular. {@code <answer>} is what a prediction is held
 * against: one word, at the end of a line also more. {@code <answer=0>} is the same, and says what it must be for the
 * lesson to be true.
 *
 * @param lines as written
 */
public record Expected(List<String> lines) {
    /** What a difference says when one side has ended. */
    public static final String NOTHING_MORE = "(nothing more)";

    private static final String ANY_LINES = "...";
    private static final Pattern ANSWER = Pattern.compile("<answer(?:=([^>]+))?>");
    private static final String PROCESS = "<process>";
    private static final Pattern WORD = Pattern.compile("<[a-z][a-z0-9_-]*>");

    public Expected {
        lines = lines.stream().filter(line -> !line.isBlank()).toList();
    }

    /**
     * Where output first differs from what was expected.
     *
     * @param expected the line as the lesson has it, or {@link #NOTHING_MORE}
     * @param seen the line that stands there instead, or {@link #NOTHING_MORE}
     */
    public record Difference(String expected, String seen) {}

    /**
     * Compares. Works as a set of places in the expected lines that fit what was seen so far, so that any number of
     * {@code ...} costs no more than lines times lines.
     *
     * @return empty when the output is as expected
     */
    public Optional<Difference> differenceTo(List<String> output) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Pattern> patterns = lines.stream().map(Expected::pattern).toList();
        TreeSet<Integer> places = reach(0, new TreeSet<>());
        int furthest = -1;
        Optional<Difference> there = Optional.empty();
        for (String line : output) {
            if (line.isBlank()) {
                continue;
            }
            int last = places.last();
            TreeSet<Integer> next = after(places, squeeze(line), patterns);
            if (last > furthest && !next.contains(last + 1) && !isBehindAnyLines(last)) {
                furthest = last;
                there = Optional.of(new Difference(lineAt(last), line.strip()));
            }
            if (next.isEmpty()) {
                return there.or(() -> Optional.of(new Difference(lineAt(last), line.strip())));
            }
            places = next;
        }
        if (places.last() == lines.size()) {
            return Optional.empty();
        }
        return furthest > places.last() ? there : Optional.of(new Difference(lineAt(places.last()), NOTHING_MORE));
    }

    /** How many times the lines ask for {@code <answer>}. */
    int answers() {
        return (int) lines.stream().flatMap(line -> ANSWER.matcher(line).results()).count();
    }

    /** What the answer must be, where the lines say it. */
    Optional<String> fixedAnswer() {
        return lines.stream().flatMap(line -> ANSWER.matcher(line).results())
                .flatMap(found -> Optional.ofNullable(found.group(1)).stream())
                .findFirst();
    }

    /**
     * What stands in an output where these lines have {@code <answer>}: in the line that has the right ones before and
     * behind it, else in the first that fits by itself. Empty when no line fits.
     */
    public Optional<String> answerIn(List<String> output) {
        int asked = 0;
        while (asked < lines.size() && !ANSWER.matcher(lines.get(asked)).find()) {
            asked++;
        }
        return asked == lines.size() ? Optional.empty() : answerIn(output, asked);
    }

    private Optional<String> answerIn(List<String> output, int asked) {
        Pattern pattern = pattern(ANSWER.matcher(lines.get(asked)).replaceFirst("<answer>"));
        List<Integer> fitting = IntStream.range(0, output.size())
                .filter(at -> pattern.matcher(squeeze(output.get(at))).matches())
                .boxed()
                .toList();
        return fitting.stream()
                .filter(at -> isAll(lines.subList(0, asked), output.subList(0, at))
                        && isAll(lines.subList(asked + 1, lines.size()), output.subList(at + 1, output.size())))
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .map(at -> pattern.matcher(squeeze(output.get(at))).replaceFirst("$1"));
    }

    private static boolean isAll(List<String> expected, List<String> output) {
        return expected.isEmpty() ? output.stream().allMatch(String::isBlank)
                : new Expected(expected).differenceTo(output).isEmpty();
    }

    /** Whether a line that does not fit there is one of those that {@code ...} stands for. */
    private boolean isBehindAnyLines(int place) {
        return place > 0 && isAnyLines(place - 1);
    }

    private TreeSet<Integer> after(TreeSet<Integer> places, String line, List<Pattern> patterns) {
        TreeSet<Integer> next = new TreeSet<>();
        for (int place : places) {
            if (place == lines.size()) {
                continue;
            }
            if (isAnyLines(place)) {
                reach(place, next);
            } else if (patterns.get(place).matcher(line).matches()) {
                reach(place + 1, next);
            }
        }
        return next;
    }

    /** Adds a place and, since {@code ...} may stand for no line, the places behind it. */
    private TreeSet<Integer> reach(int place, TreeSet<Integer> places) {
        places.add(place);
        for (int at = place; at < lines.size() && isAnyLines(at); at++) {
            places.add(at + 1);
        }
        return places;
    }

    private boolean isAnyLines(int place) {
        return lines.get(place).strip().equals(ANY_LINES);
    }

    private String lineAt(int place) {
        return place == lines.size() ? NOTHING_MORE : lines.get(place).strip();
    }

    private static Pattern pattern(String line) {
        String squeezed = squeeze(line);
        Matcher answer = ANSWER.matcher(squeezed);
        if (!answer.find()) {
            return Pattern.compile(words(squeezed));
        }
        String behind = squeezed.substring(answer.end());
        String any = behind.isEmpty() ? ".+" : "\\S+";
        String here = answer.group(1) == null ? any : Pattern.quote(answer.group(1));
        return Pattern.compile(words(squeezed.substring(0, answer.start())) + "(" + here + ")" + words(behind));
    }

    private static String words(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Expected::token).collect(Collectors.joining(" "));
    }

    private static String token(String token) {
        StringBuilder regex = new StringBuilder();
        Matcher words = WORD.matcher(token);
        int from = 0;
        while (words.find()) {
            regex.append(Pattern.quote(token.substring(from, words.start())))
                    .append(words.group().equals(PROCESS) ? "\\S+(?: \\S+)*" : "\\S+");
            from = words.end();
        }
        return regex.append(Pattern.quote(token.substring(from))).toString();
    }

    /** A line as it is compared: how many blanks stand between its words does not count. */
    static String squeeze(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
