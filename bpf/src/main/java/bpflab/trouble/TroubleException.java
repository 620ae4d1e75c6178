package bpflab.trouble;

/** Carries a {@link Trouble} from where it is met to the one place that shows it. */
public final class TroubleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    TroubleException(Trouble trouble, Throwable cause) {
        super(trouble.what() + ": " + trouble.why(), cause);
        this.trouble = trouble;
    }

    /** What to show. */
    public Trouble trouble() {
        return trouble;
    }
}
