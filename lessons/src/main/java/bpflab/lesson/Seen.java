package bpflab.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a check saw of a file that does not pass. */
public enum Seen {
    /** Clang found errors. */
    COMPILE_ERROR("does not compile"),
    /** The verifier said no. */
    REJECTED("is rejected by the kernel"),
    /** It loads and cannot be put where the exercise wants it. */
    CANNOT_ATTACH("cannot be attached"),
    /** It ran and did something else than was asked for. */
    WRONG("does something else"),
    /** It ran, and the map or variable that was looked at is not in it. */
    NO_SUCH_NAME("has no such name"),
    /** What was waited for did not come in time. */
    TIMED_OUT("did not end in time");

    private final String words;

    Seen(String words) {
        this.words = words;
    }

    /** What is said of the file: {@code does not compile}. */
    public String words() {
        return words;
    }

    /** As it is written behind {@code hint when}: {@code compile-error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it was one check that failed, and not the file as a whole. */
    public boolean isOfOneCheck() {
        return this == WRONG || this == TIMED_OUT || this == NO_SUCH_NAME;
    }

    /** That word's. */
    static Optional<Seen> of(String word) {
        return Arrays.stream(values()).filter(seen -> seen.word().equals(word)).findFirst();
    }

    /** All words. */
    static List<String> all() {
        return Arrays.stream(values()).map(Seen::word).toList();
    }
}
