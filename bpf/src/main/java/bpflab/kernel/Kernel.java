package bpflab.kernel;

/**
 * A whole kernel, as whoever joins the parts opens and closes it. Everybody else takes the side that they need:
 * {@link Loader}, {@link Inventory} or {@link Host}.
 */
public interface Kernel extends Loader, Inventory, Host, AutoCloseable {
    /** Detaches what was attached through it, the last first. A second call does nothing. */
    @Override
    void close();
}
