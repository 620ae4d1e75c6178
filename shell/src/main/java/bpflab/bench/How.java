package bpflab.bench;

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

    /** Adds bpf(2) calls that were made. */
    public synchronized void called(List<String> made) {
        calls.addAll(made);
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
