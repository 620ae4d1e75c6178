package bpflab.trace;

import java.time.Duration;
import java.util.List;

/** A tracefs instance of our own: what it reads nobody else misses. STUB of signatures: the trace helper replaces this file. */
public final class TraceInstance implements AutoCloseable {
    private TraceInstance() {}

    /** Makes the instance and switches bpf_trace_printk on. @throws bpflab.trouble.TroubleException tracefs is not there, no right, name taken by a live process */
    public static TraceInstance open(String name) {
        throw new UnsupportedOperationException();
    }

    /** The lines that are there, waiting up to {@code timeout} for the first; empty when none came. @throws InterruptedException Ctrl-C */
    public List<TraceLine> read(Duration timeout) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Removes the instance. A second call does nothing. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
