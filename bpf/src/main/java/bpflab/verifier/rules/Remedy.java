package bpflab.verifier.rules;

/**
 * What mends a program, as a rule puts it: words, or C with the place where it goes.
 *
 * @param text C or words, with holes; a remedy with a hole that nothing is known for is passed over
 */
public record Remedy(Kind kind, String text) {
    /** Where the text goes. */
    public enum Kind {
        /** A statement on a line of its own, before the statement that was refused. */
        BEFORE,
        /** A statement on a line of its own, before the comparison with the packet's end. */
        CHECK,
        /** In place of the expression that was refused. */
        INSTEAD,
        /** In place of the statement that was refused. */
        STATEMENT,
        /** In place of the statement that moves the pointer that was refused. */
        MOVED,
        /** In place of the declaration of the variable that it is about. */
        DECLARATION,
        /** In place of the condition of the loop that the refused expression is the condition of. */
        CONDITION,
        /** In place of the argument of the refused call. */
        ARGUMENT,
        /** Before the {@code return} through which the refused way leaves. */
        RETURN,
        /** In place of the value that is returned. */
        RETURNED,
        /** In place of a comparison that proves nothing. */
        COMPARISON,
        /** On a line of its own at the end of the file. */
        FILE,
        /** Nowhere: it says what to do. */
        WORDS
    }
}
