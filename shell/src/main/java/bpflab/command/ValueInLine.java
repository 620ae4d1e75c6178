package bpflab.command;

import bpflab.trouble.Advice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line with a value that could not be read. Where a hint shows what such a value looks like, it becomes the line with
 * that in place of what was typed.
 *
 * @param typed the line
 * @param trouble what went wrong: {@code cannot read 5 as struct flow}, {@code "x" does not fit}
 */
record ValueInLine(String typed, String trouble) {
    private static final Pattern WRONG =
            Pattern.compile("(?s)cannot read (.+) as .+|\"(.+)\" does not fit|cannot pin .+ to (.+)");
    private static final Pattern LOOKS = Pattern.compile("(?:it|a prefix) looks like (.+?)(, or with more of its .*)?");
    private static final Pattern TYPE = Pattern.compile("type (\\S+)(?: for (one address))?");
    private static final Pattern TEXT = Pattern.compile("type '(\".+\")' for (text), with both quotes");
    private static final Pattern HAS = Pattern.compile("it has (\\w+)((?:, \\w+)*)");
    private static final Pattern PIN = Pattern.compile("give it (\\S+)");
    private static final Pattern ROOM = Pattern.compile("what fits is \"(.+)\"");

    /** The whole line, if the hint is about a value and the typed one stands in the line but once. */
    Optional<String> line(String hint) {
        Matcher looks = LOOKS.matcher(hint);
        if (looks.matches()) {
            return with(looks.group(1), looks.group(2) == null ? "it looks so" : "it looks so" + looks.group(2));
        }
        Matcher room = ROOM.matcher(hint);
        if (room.matches()) {
            return shorter(room.group(1));
        }
        Matcher has = HAS.matcher(hint);
        if (has.matches()) {
            return with(has.group(1), has.group(2).isEmpty() ? "" : has.group(2).replaceFirst(", ", "or "));
        }
        for (Pattern pattern : List.of(TEXT, TYPE, PIN)) {
            Matcher type = pattern.matcher(hint);
            if (type.matches()) {
                return with(type.group(1), pattern.equals(PIN) || type.group(2) == null ? "" : "for " + type.group(2));
            }
        }
        return Optional.empty();
    }

    private Optional<String> with(String value, String remark) {
        Matcher wrong = WRONG.matcher(trouble);
        if (!wrong.matches()) {
            return Optional.empty();
        }
        String word = Stream.of(1, 2, 3).map(wrong::group).filter(Objects::nonNull).findFirst().orElseThrow();
        return instead(Pattern.compile("(?<=\\s)(?:'" + Pattern.quote(word) + "'|\"" + Pattern.quote(word) + "\"|"
                + Pattern.quote(word) + ")(?=\\s|$)"), Quoted.of(value))
                .map(line -> line + (remark.isEmpty() ? "" : Advice.MARK + remark));
    }

    /** A text without its end; what is escaped in it is spelt in several ways. */
    private Optional<String> shorter(String begin) {
        return begin.contains("\\") ? Optional.empty()
                : instead(Pattern.compile("(?<!\\w)" + Pattern.quote(begin) + "[^\"'{},=\\s]+"), begin);
    }

    private Optional<String> instead(Pattern there, String value) {
        return there.matcher(typed).results().count() != 1 ? Optional.empty()
                : Optional.of(there.matcher(typed).replaceFirst(Matcher.quoteReplacement(value)));
    }
}
