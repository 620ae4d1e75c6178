package bpflab.view.terminal;

import java.util.concurrent.CancellationException;

/**
 * Taken before each row that is laid out: a hundred thousand of them take seconds, in which Ctrl-C is to be noticed. It
 * is not noticed where a few words are shown, which must come whole also behind a Ctrl-C.
 */
enum Breath {
    /** Goes on, whatever happens. */
    LONG {
        @Override
        void take() {
            // Nothing ends it.
        }
    },
    /** Ends when the thread was interrupted, which it remains. */
    SHORT {
        @Override
        void take() {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while rows were laid out");
            }
        }
    };

    /** @throws CancellationException it is enough */
    abstract void take();
}
