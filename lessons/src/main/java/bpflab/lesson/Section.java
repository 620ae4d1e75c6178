package bpflab.lesson;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a lesson, from one level 2 heading to the next.
 *
 * @param kind what its heading says of it
 * @param title the heading without that; empty before the first heading
 * @param from the place of its first step, from 0
 * @param to the place behind its last step
 */
public record Section(Kind kind, String title, int from, int to) {
    /** What a heading can say. */
    public enum Kind {
        /** Text and commands. */
        PLAIN("", false),
        /** {@code ## Optional: …}: the lesson goes on without it. */
        OPTIONAL("Optional", false),
        /** {@code ## Exercise: …}. */
        EXERCISE("Exercise", true),
        /** {@code ## Exercise (harder): …}. */
        HARDER("Exercise (harder)", true),
        /** {@code ## Break it: …}: the file is a good program that was spoilt. */
        BREAK_IT("Break it", true);

        private final String word;
        private final boolean exercise;

        Kind(String word, boolean exercise) {
            this.word = word;
            this.exercise = exercise;
        }

        /** The words before the colon; empty for a plain section. */
        public String word() {
            return word;
        }

        /** Whether something is to be done in it and checked. */
        public boolean isExercise() {
            return exercise;
        }
    }

    private static final Pattern HEADING = Pattern.compile("##\\s+(.*?)\\s*#*");
    private static final Pattern KIND =
            Pattern.compile("(Optional|Exercise|Exercise \\(harder\\)|Break it)(?:\\s*[:.]\\s*|\\s*$)(.*)");

    /** Reads a heading; the steps are not known yet. */
    static Section headed(String source, int from) {
        Matcher heading = HEADING.matcher(source.strip());
        String text = heading.matches() ? heading.group(1) : source.strip();
        Matcher kind = KIND.matcher(text);
        Optional<Kind> said = kind.matches()
                ? Arrays.stream(Kind.values()).filter(each -> each.word.equals(kind.group(1))).findFirst()
                : Optional.empty();
        return new Section(said.orElse(Kind.PLAIN), said.isPresent() ? kind.group(2) : text, from, from);
    }

    /** The same, ending there. */
    Section until(int end) {
        return new Section(kind, title, from, end);
    }

    /** Whether the step at that place is in it. */
    public boolean has(int place) {
        return from <= place && place < to;
    }

    /** Whether the lesson goes on without it. */
    public boolean isOptional() {
        return kind == Kind.OPTIONAL;
    }
}
