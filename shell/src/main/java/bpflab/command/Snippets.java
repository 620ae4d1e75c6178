package bpflab.command;

import bpflab.view.Screen;
import java.util.List;

/** What runs the lines that are neither commands nor meant for the system: Java. */
public interface Snippets {
    /**
     * Evaluates Java. What it prints goes to the screen while it runs.
     *
     * @return the values made, or a "no" with the compile errors or the exception
     * @throws bpflab.trouble.TroubleException this machine's Java has no JShell
     * @throws InterruptedException Ctrl-C: the snippet is stopped
     */
    Answer run(String source, Screen screen) throws InterruptedException;

    /** Whether more lines must follow before these can be evaluated: an open brace, for example. */
    boolean isUnfinished(String source);

    /** The variables that were made at the prompt, the oldest first. */
    default List<JavaVariable> variables() {
        return List.of();
    }

    /** Whether a variable, method or type of that name was made at the prompt. */
    default boolean knows(String name) {
        return false;
    }
}
