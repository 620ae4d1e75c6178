package bpflab.check;

/** A line that is no check: its message says why. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    NotUnderstood(String why, String hint) {
        super(why);
        this.hint = hint;
    }

    /** What would be understood. */
    String hint() {
        return hint;
    }
}
