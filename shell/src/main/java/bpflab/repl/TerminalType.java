package bpflab.repl;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/** What a terminal understands, by the name that {@code TERM} gives it. */
final class TerminalType {
    /** Newer terminals bring a name of their own, which few machines know, and understand what xterm does. */
    private static final String USUAL = "xterm-256color";

    /** What login programs say when they were told nothing; terminfo has a type of that name which can do nothing. */
    private static final String UNKNOWN = "unknown";

    /** Its capability cursor_address, terminfo(5). */
    private static final String MOVES_CURSOR = "cup=";

    private TerminalType() {}

    /**
     * Sees to it that JLine has a description of a terminal, so that it warns of nothing. It has those of the usual
     * ones; for others it asks infocmp(1), a process more before the prompt.
     *
     * @param name what {@code TERM} says; empty when it says nothing
     * @return the type to open; dumb for what cannot move its cursor, and when nothing is said, as git takes that
     *     ({@code
     *     is_terminal_dumb}, editor.c)
     * @throws InterruptedException nobody waits for the answer any more
     */
    static String understood(String name) throws InterruptedException {
        boolean said = !name.isBlank() && !name.equals(UNKNOWN);
        return said && description(name).contains(MOVES_CURSOR) ? name : Terminal.TYPE_DUMB;
    }

    private static String description(String name) throws InterruptedException {
        String description = InfoCmp.getDefaultInfoCmp(name);
        if (description == null) {
            description = installed(name).orElseGet(() -> InfoCmp.getDefaultInfoCmp(USUAL));
        }
        InfoCmp.setLoadedInfoCmp(name, description);
        return description;
    }

    private static Optional<String> installed(String name) throws InterruptedException {
        try {
            return Optional.ofNullable(InfoCmp.getInfoCmp(name));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
