package bpflab.hook;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;

/** The word behind {@code --mode}. */
final class Modes {
    private Modes() {}

    /** For a kind that is attached in one way only. */
    static void none(HookKind kind, Optional<String> mode) {
        mode.ifPresent(word -> {
            throw Trouble.usage("there is no mode " + word, "a " + kind.words() + " is attached in one way only",
                    "leave --mode out").toException();
        });
    }

    /** The word, if it is one of those. */
    static String one(String word, List<String> known) {
        if (!known.contains(word)) {
            throw Trouble.usage("there is no mode " + word, "there are " + String.join(", ", known),
                    Nearest.hint(word, known, "leave it to the kernel: no --mode")).toException();
        }
        return word;
    }
}
