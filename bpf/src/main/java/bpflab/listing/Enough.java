package bpflab.listing;

import java.util.concurrent.CancellationException;

/** Asked in each long loop over a listing: a million instructions take seconds, in which Ctrl-C is to be noticed. */
public final class Enough {
    private Enough() {}

    /**
     * Goes on.
     *
     * @throws CancellationException the thread was interrupted, which it remains
     */
    public static void orGoOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted in a listing");
        }
    }
}
