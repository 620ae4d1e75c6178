package bpflab.verifier.rules;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A class of refusals: how the kernel puts it, and what it means. In the texts {@code {fact}} is filled in by
 * the story, {@code {fact|words}} has words for when the fact is not known. In the pattern a group
 * {@code reg} names the register that it is about; it is followed back to its origin.
 *
 * @param name what lessons and tests call the class
 * @param message found in the kernel's words
 * @param when what else must hold; the first rule of the tables that fits is taken
 * @param what what the program does, a verb first
 * @param why what led there
 * @param fix C code, or words, that mend it
 * @param mark what to say beside the refused line
 */
public record Rule(
        String name, Pattern message, Predicate<Facts> when, String what, String why, String fix, String mark) {

    /**
     * Linux 7.2 names what it speaks of in other ways too ({@code arg#1 min value …}): a message is known without the
     * register as well.
     */
    private static final String REGISTER = "R(?<reg>\\d+) ";

    /** A rule of that name for that message; its words follow. */
    public static Rule of(String name, String message) {
        String lenient = message.startsWith(REGISTER)
                ? "(?:" + REGISTER + ")?" + message.substring(REGISTER.length())
                : message;
        return new Rule(name, Pattern.compile(lenient), any -> true, "", "", "", "");
    }

    /** The same, only where this holds. */
    public Rule when(Predicate<Facts> condition) {
        return new Rule(name, message, condition, what, why, fix, mark);
    }

    /** The same, with what the program does. */
    public Rule what(String text) {
        return new Rule(name, message, when, text, why, fix, mark);
    }

    /** The same, with what led there. */
    public Rule why(String text) {
        return new Rule(name, message, when, what, text, fix, mark);
    }

    /** The same, with what mends it. */
    public Rule fix(String text) {
        return new Rule(name, message, when, what, why, text, mark);
    }

    /** The same, with what to say beside the line. */
    public Rule mark(String text) {
        return new Rule(name, message, when, what, why, fix, text);
    }
}
