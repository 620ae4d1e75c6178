package bpflab.bench;

import bpflab.kernel.CallLog;
import java.util.ArrayList;
import java.util.List;

/**
 * The account of a command: what it asked of the kernel, and which tools do the same. What is learnt here works
 * elsewhere.
 */
public final class How {
    private String line = "";
    private final List<String> calls = new ArrayList<>();
    private final List<String> tools = new ArrayList<>();
    private final CallLog log;

    /** @param log where the kernel's side notes its calls */
    public How(CallLog log) {
        this.log = log;
    }

    /** Begins the account of a typed line. */
    public synchronized void begin(String typed) {
        line = typed;
        calls.clear();
        tools.clear();
    }

    /** Adds a command line of another tool, with the arguments that this command really had. */
    public synchronized void like(String toolLine) {
        tools.add(toolLine);
    }

    /** Takes over the bpf(2) calls that were made since this was last asked. */
    public synchronized void collect() {
        calls.addAll(log.take());
    }

    /** The line that was typed; empty before the first. */
    public synchronized String line() {
        return line;
    }

    /** The bpf(2) calls, oldest first. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** The lines of other tools. */
    public synchronized List<String> tools() {
        return List.copyOf(tools);
    }
}
