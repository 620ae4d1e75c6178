package bpflab.command;

import java.util.List;

/**
 * A word that a command takes: named in its help, completed by its kind.
 *
 * @param name as the synopsis shows it: {@code FILE}
 * @param kind what Tab offers
 * @param required whether it must be given
 * @param choices for {@link Kind#CHOICE} the words that can stand here; else empty
 */
public record Argument(String name, Kind kind, boolean required, List<String> choices) {
    /** What a word stands for; a function is one of the file before it, a line is a command with all its words. */
    public enum Kind {
        FILE, FOLDER, FUNCTION, PROGRAM, MAP, LINK, TARGET, LESSON, COMMAND, SETTING, CHOICE, TEXT, PACKET, LINE, WORD
    }

    public Argument {
        choices = List.copyOf(choices);
    }

    /** A word that must be given. */
    public static Argument required(String name, Kind kind) {
        return new Argument(name, kind, true, List.of());
    }

    /** A word that may be left out. */
    public static Argument optional(String name, Kind kind) {
        return new Argument(name, kind, false, List.of());
    }

    /** Words for a packet, which may be left out. */
    public static Argument packet(String name) {
        return optional(name, Kind.PACKET);
    }

    /** One of some words, which must be given. */
    public static Argument requiredChoice(String name, String... choices) {
        return new Argument(name, Kind.CHOICE, true, List.of(choices));
    }

    /** One of some words, or none. */
    public static Argument optionalChoice(String name, String... choices) {
        return new Argument(name, Kind.CHOICE, false, List.of(choices));
    }
}
