package bpflab.lab;

import bpflab.kernel.Kernel;

/** The lab network, up. STUB of signatures: the lessons helper replaces this file. */
public final class Lab implements AutoCloseable {
    private Lab() {}

    /** Builds namespace {@code bpflab-peer}, veth {@code lab0}/{@code peer0}, and the peer's servers. @throws bpflab.trouble.TroubleException no right, names taken by something that is not ours */
    public static Lab up(Kernel kernel) {
        throw new UnsupportedOperationException();
    }

    /** Takes it all down. A second call does nothing. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
