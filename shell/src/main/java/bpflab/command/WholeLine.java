package bpflab.command;

import bpflab.trouble.Advice;
import bpflab.trouble.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line as it was typed. Where a hint names only the word or the option that was meant, it becomes the whole line with
 * it, so that it can be typed as it stands.
 *
 * @param trouble what went wrong: of several words that are nearly the one that was meant it speaks of the wrong one
 */
public record WholeLine(String typed, String trouble) {
    private static final Pattern DID_YOU_MEAN = Pattern.compile("did you mean (\\S+)\\?");
    /** Of a number or a path that does not fit: the one that does. */
    private static final Pattern FITTING =
            Pattern.compile("type (?:\\S+=)?(?<fits>\\S+) for (?<typed>\\S+?)(?:, (?<range>or (?:less|more)))?");
    private static final Pattern OPTION = Pattern.compile("(--[a-z]+)( (?! ).+?)?(   # .*)?");
    private static final String VALUE = "(?:[= ] *(?!--)(?:'[^']*'|\"[^\"]*\"|\\S+))?";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final String PASSED_ON = " -- ";
    /** What stands between the parts of a word: a function behind its library, a point behind its hook. */
    private static final Pattern PART = Pattern.compile("[^:/@+]+");

    /** The hint, made whole. */
    public String in(String hint) {
        return typed.startsWith(":") ? hint.lines().map(this::line).collect(Collectors.joining("\n")) : hint;
    }

    private String line(String hint) {
        Matcher meant = DID_YOU_MEAN.matcher(hint);
        if (meant.matches()) {
            return with(meant.group(1)).map(line -> line + Advice.MARK + hint).orElse(hint);
        }
        Matcher fitting = FITTING.matcher(hint);
        if (fitting.matches()) {
            return instead(fitting.group("typed"), fitting.group("fits"))
                    .map(line -> line + (fitting.group("range") == null ? "" : Advice.MARK + fitting.group("range")))
                    .orElse(hint);
        }
        Optional<String> value = new ValueInLine(typed, trouble).line(hint);
        if (value.isPresent()) {
            return value.get();
        }
        Matcher option = OPTION.matcher(hint);
        return option.matches()
                ? with(option.group(1), hint.substring(0, option.start(3) < 0 ? hint.length() : option.start(3)))
                        + (option.group(3) == null ? "" : option.group(3))
                : hint;
    }

    /** With another number in the only place where a number stands. */
    private Optional<String> instead(String number, String other) {
        Pattern there = Pattern.compile("(?<![\\w.+-])" + Pattern.quote(number) + "(?![\\w.])");
        return there.matcher(typed).results().count() != 1 ? Optional.empty()
                : Optional.of(there.matcher(typed).replaceFirst(Matcher.quoteReplacement(other)));
    }

    /** With a name in place of the one word that is nearly it, or that has a part which is. */
    private Optional<String> with(String meant) {
        List<String> near = words(word -> mended(word, meant));
        if (near.isEmpty()) {
            List<String> partly = words(word -> mendedInside(word, meant));
            return partly.size() == 1
                    ? mendedInside(partly.get(0), meant).map(right -> replaced(partly.get(0), right))
                    : inBraces(meant).or(() -> told(meant));
        }
        List<String> wrong = near.size() == 1 ? near
                : near.stream().filter(List.of(trouble.split("\\s+"))::contains).toList();
        return wrong.size() != 1 ? Optional.empty()
                : mended(wrong.get(0), meant).map(right -> replaced(wrong.get(0), right));
    }

    /** In place of the word that the trouble ends with: {@code the hook cgroup has no point device}. */
    private Optional<String> told(String meant) {
        String last = trouble.substring(trouble.lastIndexOf(' ') + 1);
        long there = Arrays.stream(typed.split("\\s+")).skip(1).filter(last::equals).count();
        return there == 1 && !meant.contains("/") ? Optional.of(replaced(last, meant)) : Optional.empty();
    }

    private String replaced(String word, String right) {
        return typed.replaceFirst(
                "(?<!\\S)" + Pattern.quote(word) + "(?!\\S)", Matcher.quoteReplacement(right));
    }

    private List<String> words(Function<String, Optional<String>> mended) {
        return Arrays.stream(typed.split("\\s+")).filter(word -> mended.apply(word).isPresent()).distinct().toList();
    }

    /** The same for a name inside of a value in braces: a field, an enumerator. */
    private Optional<String> inBraces(String meant) {
        int from = typed.indexOf('{');
        List<String> wrong = from < 0 ? List.of() : NAME.matcher(typed.substring(from)).results()
                .map(MatchResult::group)
                .filter(name -> isNearly(name, meant))
                .distinct()
                .toList();
        return wrong.size() != 1 ? Optional.empty() : Optional.of(typed.substring(0, from) + typed.substring(from)
                .replaceFirst("\\b" + wrong.get(0) + "\\b", Matcher.quoteReplacement(meant)));
    }

    /** What the word should be: a file's is named from the root, and was typed from wherever it was looked for. */
    private static Optional<String> mended(String word, String meant) {
        String name = meant.substring(meant.lastIndexOf('/') + 1);
        String last = word.substring(word.lastIndexOf('/') + 1);
        if (meant.startsWith("/") && !word.startsWith("/")) {
            return isNearly(last, name)
                    ? Optional.of(word.substring(0, word.length() - last.length()) + name)
                    : Optional.empty();
        }
        return isNearly(word, meant) ? Optional.of(meant) : Optional.empty();
    }

    /** With the name in place of the one part of the word that is nearly it: {@code libc:maloc}. */
    private static Optional<String> mendedInside(String word, String meant) {
        int colons = (int) meant.chars().filter(letter -> letter == ':').count();
        Matcher end = Pattern.compile("(.+:)((?:[^:]+:){" + colons + "}[^:]+)").matcher(word);
        if (colons > 0) {
            return end.matches() && isNearly(end.group(2), meant) ? Optional.of(end.group(1) + meant)
                    : Optional.empty();
        }
        List<MatchResult> parts = PART.matcher(word).results().filter(part -> isNearly(part.group(), meant)).toList();
        return parts.size() != 1 || meant.contains("/") || word.startsWith(":")
                ? Optional.empty()
                : Optional.of(word.substring(0, parts.get(0).start()) + meant + word.substring(parts.get(0).end()));
    }

    /** Of one letter each, all words would be near. */
    private static boolean isNearly(String word, String meant) {
        return !word.equals(meant) && word.length() + meant.length() > 2
                && Nearest.to(word, List.of(meant)).isPresent();
    }

    /** With an option in its place, or at the end. */
    private String with(String option, String whole) {
        Matcher there = Pattern.compile("(?<!\\S)" + option + "(?![a-z-])" + (whole.equals(option) ? "" : VALUE))
                .matcher(typed);
        if (there.find()) {
            return typed.substring(0, there.start()) + whole + typed.substring(there.end());
        }
        int rest = typed.indexOf(PASSED_ON);
        return rest < 0 ? typed + " " + whole : typed.substring(0, rest) + " " + whole + typed.substring(rest);
    }
}
