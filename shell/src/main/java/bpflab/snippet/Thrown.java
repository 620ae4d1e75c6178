package bpflab.snippet;

import bpflab.trouble.Trouble;
import java.util.Optional;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/** An exception that a snippet threw, in one short form. */
final class Thrown {
    private Thrown() {}

    /**
     * The exception as trouble.
     *
     * @param cause the exception itself
     * @param seen what JShell made of it
     * @param place where it was thrown, in what was typed
     */
    static Trouble trouble(Throwable cause, JShellException seen, Optional<SnippetLine> place) {
        if (seen instanceof UnresolvedReferenceException reference) {
            return Trouble.failed(
                    "cannot run " + reference.getSnippet().name(), "it uses something that was never declared",
                            "declare that first");
        }
        String name = cause == seen && seen instanceof EvalException eval
                ? eval.getExceptionClassName()
                : cause.getClass().getName();
        String message = cause instanceof StackOverflowError ? "a method calls itself, and never ends to"
                : cause.getMessage() == null ? "it says no more" : cause.getMessage();
        return Trouble.failed(simple(name), message, place.map(line -> "look at " + line).orElse(""));
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
