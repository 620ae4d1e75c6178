package bpflab.verifier.rules;

import java.util.ArrayList;
import java.util.List;
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
 * @param remedies what mends it, the best first; the last are words that always fit
 * @param mark what to say beside the refused line
 * @param source where the kernel says so, for a message that no program of today's kernels leads to; empty where the
 *     tests have a program
 */
public record Rule(
        String name, Pattern message, Predicate<Facts> when, String what, String why, List<Remedy> remedies,
        String mark, String source) {

    /**
     * Linux 7.2 names what it speaks of in other ways too ({@code arg#1 min value …}): a message is known without the
     * register as well.
     */
    private static final String REGISTER = "R(?<reg>\\d+) ";

    public Rule {
        remedies = List.copyOf(remedies);
    }

    /** A rule of that name for that message; its words follow. */
    public static Rule of(String name, String message) {
        String lenient = message.startsWith(REGISTER)
                ? "(?:" + REGISTER + ")?" + message.substring(REGISTER.length())
                : message;
        return new Rule(name, Pattern.compile(lenient), any -> true, "", "", List.of(), "", "");
    }

    /** The same, only where this holds. */
    Rule when(Predicate<Facts> condition) {
        return new Rule(name, message, condition, what, why, remedies, mark, source);
    }

    /** The same, with what the program does. */
    public Rule what(String text) {
        return new Rule(name, message, when, text, why, remedies, mark, source);
    }

    /** The same, with what led there. */
    public Rule why(String text) {
        return new Rule(name, message, when, what, text, remedies, mark, source);
    }

    /** The same, mended by a statement before the refused one; the next remedy is for when it cannot be filled in. */
    Rule before(String c) {
        return with(new Remedy(Remedy.Kind.BEFORE, c));
    }

    /** The same, mended by a statement before the comparison with the packet's end. */
    Rule beforeCheck(String c) {
        return with(new Remedy(Remedy.Kind.CHECK, c));
    }

    /** The same, mended by an expression in place of the refused one. */
    Rule instead(String c) {
        return with(new Remedy(Remedy.Kind.INSTEAD, c));
    }

    /** The same, mended by statements in place of the refused one. */
    Rule statement(String c) {
        return with(new Remedy(Remedy.Kind.STATEMENT, c));
    }

    /** The same, mended by statements in place of the one that moves the pointer. */
    Rule moved(String c) {
        return with(new Remedy(Remedy.Kind.MOVED, c));
    }

    /** The same, mended by another declaration of the variable that it is about. */
    Rule declaration(String c) {
        return with(new Remedy(Remedy.Kind.DECLARATION, c));
    }

    /** The same, mended by another condition of the loop. */
    Rule condition(String c) {
        return with(new Remedy(Remedy.Kind.CONDITION, c));
    }

    /** The same, mended by another argument. */
    Rule argument(String c) {
        return with(new Remedy(Remedy.Kind.ARGUMENT, c));
    }

    /** The same, mended by a statement before the {@code return} that is taken. */
    Rule beforeReturn(String c) {
        return with(new Remedy(Remedy.Kind.RETURN, c));
    }

    /** The same, mended by another value in a {@code return}. */
    Rule returned(String c) {
        return with(new Remedy(Remedy.Kind.RETURNED, c));
    }

    /** The same, mended by another comparison in place of one that proves nothing. */
    Rule comparison(String c) {
        return with(new Remedy(Remedy.Kind.COMPARISON, c));
    }

    /** The same, mended by a line at the end of the file. */
    Rule line(String c) {
        return with(new Remedy(Remedy.Kind.FILE, c));
    }

    /** The same, with words on how to mend it. */
    public Rule fix(String words) {
        return with(new Remedy(Remedy.Kind.WORDS, words));
    }

    private Rule with(Remedy remedy) {
        List<Remedy> more = new ArrayList<>(remedies);
        more.add(remedy);
        return new Rule(name, message, when, what, why, more, mark, source);
    }

    /** The same, with what to say beside the line. */
    public Rule mark(String text) {
        return new Rule(name, message, when, what, why, remedies, text, source);
    }

    /** The same, with where the kernel says so: for what no program of the tests leads to. */
    Rule source(String text) {
        return new Rule(name, message, when, what, why, remedies, mark, text);
    }
}
