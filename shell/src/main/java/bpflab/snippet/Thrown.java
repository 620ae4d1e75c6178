package bpflab.snippet;

import bpflab.trouble.Trouble;
import java.util.Arrays;
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
     * @param seen what JShell made of it: its stack counts lines of what was typed
     */
    static Trouble trouble(Throwable cause, JShellException seen) {
        if (seen instanceof UnresolvedReferenceException reference) {
            return Trouble.failed(
                    "cannot run " + reference.getSnippet().name(), "it uses something that was never declared",
                            "declare that first");
        }
        String name = cause == seen && seen instanceof EvalException eval
                ? eval.getExceptionClassName()
                : cause.getClass().getName();
        String message = cause.getMessage() == null ? "it says no more" : cause.getMessage();
        return Trouble.failed(simple(name), message, where(seen));
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** JShell names the source of snippets {@code #ID}. */
    private static String where(JShellException seen) {
        return Arrays.stream(seen.getStackTrace())
                .filter(frame -> frame.getFileName() != null && frame.getFileName().startsWith("#"))
                .findFirst()
                .map(frame -> "look at line " + frame.getLineNumber() + " of what was typed")
                .orElse("");
    }
}
