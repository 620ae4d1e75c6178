package bpflab.command.bench;

/**
 * One thing that {@code :doctor} looked at.
 *
 * @param name what it is, in a word or two
 * @param state how it is
 * @param found what was found
 * @param fix what mends it; empty when nothing is to be mended
 */
record Finding(String name, State state, String found, String fix) {
    /** How something is. */
    enum State {
        /** As it should be. */
        GOOD("✓"),
        /** Missing, and needed. */
        BAD("✗"),
        /** Worth knowing; nothing fails because of it. */
        NOTE("–");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /** The same for the system's shell, where commands have no mark. */
    Finding inShell() {
        return new Finding(name, state, found, fix.replaceAll("(?m)^!", ""));
    }

    static Finding good(String name, String found) {
        return new Finding(name, State.GOOD, found, "");
    }

    static Finding bad(String name, String found, String fix) {
        return new Finding(name, State.BAD, found, fix);
    }

    static Finding note(String name, String found, String fix) {
        return new Finding(name, State.NOTE, found, fix);
    }
}
