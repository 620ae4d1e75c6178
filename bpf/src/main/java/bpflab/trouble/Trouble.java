package bpflab.trouble;

/**
 * A failure in the three lines a person needs: what happened, why, and the command to type next.
 *
 * @param kind whose fault it is, and so the exit status of a script that stops here
 * @param what what could not be done, in the words of the person who asked: "cannot open drop_world.c"
 * @param why the reason, as exact as it is known
 * @param hint what to type or do next, each on a line of its own ({@link Advice}); empty only where there is truly
 *     nothing to do
 */
public record Trouble(Kind kind, String what, String why, String hint) {

    public Trouble {
        hint = Started.in(hint);
    }

    /** Whose fault a failure is; the number is the exit status of a script that it ends. */
    public enum Kind {
        /** A command or a check failed. */
        FAILED(1),
        /** The line, the script or the lesson is wrong. */
        USAGE(2),
        /** This machine cannot: no BPF, no right, a tool is missing. */
        MACHINE(3);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The exit status, 1 to 3. */
        public int status() {
            return status;
        }
    }

    /** A failure of what was asked, for example a file that is not there. */
    public static Trouble failed(String what, String why, String hint) {
        return new Trouble(Kind.FAILED, what, why, hint);
    }

    /** A line, script or lesson that is not well formed. */
    public static Trouble usage(String what, String why, String hint) {
        return new Trouble(Kind.USAGE, what, why, hint);
    }

    /** Something that this machine lacks. */
    public static Trouble machine(String what, String why, String hint) {
        return new Trouble(Kind.MACHINE, what, why, hint);
    }

    /** This trouble, ready to be thrown. */
    public TroubleException toException() {
        return new TroubleException(this, null);
    }

    /** This trouble, ready to be thrown; {@code cause} is shown only when traces are asked for. */
    public TroubleException toException(Throwable cause) {
        return new TroubleException(this, cause);
    }
}
