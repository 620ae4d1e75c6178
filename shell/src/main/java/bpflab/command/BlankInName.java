package bpflab.command;

import bpflab.trouble.Advice;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A line that was not understood because a file's name has blanks and was typed without quotes. */
final class BlankInName {
    private BlankInName() {}

    /**
     * The same trouble, with the line in which that name is one word.
     *
     * @param there whether a file has the name
     */
    static Trouble in(String typed, Trouble trouble, Predicate<String> there) {
        return typed.startsWith(":") && !typed.matches(".*['\"\\\\].*")
                ? quoted(typed, trouble.what() + "\n" + trouble.why(), there)
                        .map(line -> new Trouble(trouble.kind(), trouble.what(), trouble.why(),
                                line + Advice.MARK + "a name with blanks stands in quotes"))
                        .orElse(trouble)
                : trouble;
    }

    /** The longest name first: {@code my old x.c} beside {@code old x.c}. */
    private static Optional<String> quoted(String typed, String said, Predicate<String> there) {
        List<String> words = words(typed);
        for (int length = words.size() - 1; length > 1; length--) {
            for (int from = 1; from + length <= words.size(); from++) {
                List<String> parts = words.subList(from, from + length);
                String name = String.join(" ", parts);
                int at = typed.indexOf(" " + name) + 1;
                if (at > 0 && parts.stream().anyMatch(said::contains) && there.test(name)) {
                    return Optional.of(typed.substring(0, at) + Quoted.of(name) + typed.substring(at + name.length()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String typed) {
        try {
            return Tokenizer.words(typed);
        } catch (TroubleException leftOpen) {
            return List.of();
        }
    }
}
