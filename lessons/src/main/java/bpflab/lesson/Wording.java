package bpflab.lesson;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An answer as people write it: case, quotes, an article, a full stop and the prefix of an action's name don't matter,
 * nor whether a small number is a word or has zeros in front (bytes are written so); a number may stand in a sentence
 * that has no other one.
 *
 * @param text what is left
 */
record Wording(String text) {
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(\\.\\d+)?(?![\\w.]*\\d)");

    static Wording of(String typed) {
        String plain = typed.strip().toLowerCase(Locale.ROOT)
                .replaceAll("[`'\"“”]", "")
                .replaceAll("\\b(xdp|tc_act|tcx|bpf_map_type|bpf)_", "")
                .replaceAll("[\\s_-]+", " ")
                .replaceAll("[.!?,;:]+$", "")
                .replaceFirst("^(it is|its|that is|thats) (?=\\S)", "")
                .replaceFirst("^(the|an?) (?=\\S)", "")
                .replaceFirst("^0+(?=\\d+$)", "")
                .strip();
        int number = plain.equals("none") || plain.equals("nothing") ? 0 : NUMBERS.indexOf(plain);
        return new Wording(number < 0 ? plain : String.valueOf(number));
    }

    /** Whether somebody who typed that meant this. */
    boolean isMeantBy(String typed) {
        Wording other = of(typed);
        return text.equals(other.text) || text.matches("\\d+(\\.\\d+)?") && List.of(text).equals(numbers(other.text));
    }

    /** Whether that is the first word of this, or its first words. */
    boolean isBegunBy(String typed) {
        String first = of(typed).text;
        return !first.isEmpty() && (text + " ").startsWith(first + " ");
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).distinct()
                .toList();
    }
}
