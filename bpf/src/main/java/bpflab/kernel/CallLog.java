package bpflab.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The bpf(2) calls that were made, in words, for whoever wants to know how a thing is done. Keeps the last 200. */
public final class CallLog {
    private static final int KEPT = 200;

    private final Deque<String> calls = new ArrayDeque<>();

    /** Notes a call as {@code BPF_PROG_LOAD xdp, 2 insns -> fd 7, id 121}. */
    public synchronized void add(String call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    /** Those since this was last asked, oldest first. */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
