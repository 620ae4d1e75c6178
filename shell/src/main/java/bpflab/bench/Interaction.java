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
     * @param line where an editor that can begins, from 1; 0 for no line in particular
     * @param why what is to be seen there
     * @throws bpflab.trouble.TroubleException the editor cannot be run
     */
    void edit(Path file, int line, String why) throws InterruptedException;

    /**
     * A terminal for a system command.
     *
     * @param mark what ends the command's output
     * @return empty where there can be none
     */
    Optional<Console> console(String mark);
}
