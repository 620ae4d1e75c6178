package bpflab.author;

import bpflab.trouble.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A title may say it in other words than the folder's name; a word that is nearly the same is misspelt in one. */
final class TitleRule implements Rule {
    private static final int SHORTEST = 4;

    @Override
    public Stream<Fault> faults(Draft draft) {
        List<String> name = words(draft.entry().name());
        return words(draft.value("title")).stream()
                .filter(word -> name.stream().noneMatch(other -> isForm(word, other)))
                .flatMap(word -> Nearest.to(word, name).stream().map(other -> draft.at(
                        draft.lineOf("title"),
                        "the title has \"" + word + "\", and the folder's name \"" + other + "\"",
                        "spell both alike: one may be misspelt")));
    }

    /** One of them goes on where the other ends: a plural. */
    private static boolean isForm(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{Alnum}]+"))
                .filter(word -> word.length() >= SHORTEST)
                .toList();
    }
}
