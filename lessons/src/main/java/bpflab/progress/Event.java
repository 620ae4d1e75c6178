package bpflab.progress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the progress file.
 *
 * @param time when it happened
 * @param lesson the lesson's name
 * @param kind what happened
 * @param detail what more there is to say; see {@link Kind}
 */
public record Event(Instant time, String lesson, Kind kind, String detail) {
    private static final int WORDS = 4;

    /** What can happen, and what the detail then is. */
    public enum Kind {
        /** A step was shown; {@code 4/9}. */
        STEP,
        /** An exercise was checked and is not solved yet; its file. */
        TRIED,
        /** A hint was shown; the exercise's file. */
        HINT,
        /** An exercise is solved; its file. */
        SOLVED,
        /** A file was set back; its name. */
        RESET,
        /** The end of the lesson was reached; nothing. */
        FINISHED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Event {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Something that happens now. */
    public static Event now(String lesson, Kind kind, String detail) {
        return new Event(Instant.now(), lesson, kind, detail);
    }

    /** The line, without its end. */
    String line() {
        return (time + " " + lesson + " " + kind.word() + " " + detail).strip();
    }

    /** Reads a line; empty when it is none of ours. */
    static Optional<Event> of(String line) {
        String[] words = line.strip().split("\\s+", WORDS);
        if (words.length < WORDS - 1) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(words[0]);
            String detail = words.length == WORDS ? words[WORDS - 1] : "";
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.word().equals(words[2]))
                    .findFirst()
                    .map(kind -> new Event(time, words[1], kind, detail));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
