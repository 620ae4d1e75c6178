package bpflab.script;

import bpflab.bench.Bench;
import bpflab.command.Interpreter;
import bpflab.snippet.JavaSnippets;

/** A bench and what runs lines on it. */
public record Session(Bench bench, Interpreter interpreter, JavaSnippets java) implements AutoCloseable {
    /** Takes down whatever is on the bench. */
    @Override
    public void close() {
        java.close();
        bench.close();
    }
}
