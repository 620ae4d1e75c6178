package bpflab.bench;

import java.nio.file.Path;
import java.util.Optional;

/** The person at the terminal. A script has none. */
public interface Interaction {
    /** Asks a question that yes or no answers; no when the person leaves it open. */
    boolean agrees(String question) throws InterruptedException;

    /**
     * Lets the person edit a file, until the editor is left.
     *
     * @throws bpflab.trouble.TroubleException the editor cannot be run
     */
    void edit(Path file) throws InterruptedException;

    /**
     * A terminal for a system command.
     *
     * @param mark what ends the command's output
     * @return empty where there can be none
     */
    Optional<Console> console(String mark);
}
