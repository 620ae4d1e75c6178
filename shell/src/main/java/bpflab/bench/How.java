package bpflab.bench;

import bpflab.kernel.CallLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The account of a command: what it asked of the kernel, and which tools do the same. What is learnt here works
 * elsewhere.
 */
public final class How {
    private String line = "";
    private final List<String> calls = new ArrayList<>();
    private final List<String> tools = new ArrayList<>();
    private final Map<Path, String> recipes = new HashMap<>();
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

    /** Adds the command line that makes an object file, and keeps it for commands that need the file. */
    public synchronized void makes(Path object, String toolLine) {
        recipes.put(object, toolLine);
        tools.add(toolLine);
    }

    /** Adds what makes a file that a line below it names, if this is known and not said yet. */
    public synchronized void needs(Path object) {
        String recipe = recipes.get(object);
        if (recipe != null && !tools.contains(recipe)) {
            tools.add(recipe);
        }
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
