package bpflab.script;

import bpflab.bench.Bench;
import bpflab.bench.JavaApi;
import bpflab.bench.Setting;
import bpflab.command.Interpreter;
import bpflab.command.all.AllCommands;
import bpflab.snippet.JavaSnippets;

/** A bench and what runs lines on it. */
public record Session(Bench bench, Interpreter interpreter, JavaSnippets java) implements AutoCloseable {
    /** A session on a bench, which from now on is the one that Java at the prompt sees. */
    public static Session on(Bench bench) {
        JavaApi.use(bench);
        JavaSnippets java = new JavaSnippets(() -> bench.settings().on(Setting.TRACE_ERRORS));
        JavaApi.printTo(java::print);
        return new Session(bench, AllCommands.interpreter(bench, java), java);
    }

    /** Takes down whatever is on the bench. */
    @Override
    public void close() {
        java.close();
        bench.close();
    }
}
