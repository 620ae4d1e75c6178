package bpflab.snippet;

import bpflab.command.JavaVariable;
import bpflab.trouble.Trouble;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/** One JShell with the start-up imports in place. Not for several threads at once, except {@link #stop()}. */
final class Engine implements AutoCloseable {
    private static final int LONGEST = 200;

    private final Execution execution = new Execution();
    private final Imports imports = new Imports();
    private final JShell shell;

    /** Lines typed in front of a snippet, together with it, by JShell's number for it. */
    private final Map<String, Integer> rows = new HashMap<>();

    /** @throws bpflab.trouble.TroubleException this Java comes without JShell */
    Engine() {
        try {
            shell = JShell.builder().executionEngine(Execution.provider(execution), null).build();
        } catch (IllegalStateException cause) {
            throw Trouble.machine(
                    "no Java at the prompt", "JShell does not start: " + cause.getMessage(),
                            "install a whole JDK 17 or newer")
                    .toException(cause);
        }
        shell.addToClasspath(System.getProperty("java.class.path"));
        Imports.FIRST.forEach(shell::eval);
    }

    /**
     * Evaluates one complete snippet.
     *
     * @param rowsBefore lines typed in front of this source, together with it
     * @throws bpflab.trouble.TroubleException this Java cannot load what it has compiled
     */
    List<SnippetEvent> eval(String source, int rowsBefore) {
        imports.neededBy(source).forEach(shell::eval);
        execution.forget();
        try {
            List<SnippetEvent> events = shell.eval(source);
            events.forEach(event -> rows.putIfAbsent(event.snippet().id(), rowsBefore));
            return events;
        } catch (IllegalArgumentException unloadable) {
            // LocalExecutionControl.instrument of JDK 21 looks for classes before they are defined, and cannot merge
            // their types.
            throw Trouble.failed(
                    "Java could not run this line",
                    "Java " + Runtime.version().feature() + " stumbles over a class in it, as it says: "
                            + unloadable.getMessage(),
                    "give the class a name, on a line of its own: class Mine { … }").toException(unloadable);
        }
    }

    /** The innermost line that was typed of those an exception came through. JShell calls a snippet's source #ID. */
    Optional<SnippetLine> placeOf(Exception seen) {
        return Arrays.stream(seen.getStackTrace())
                .filter(frame -> frame.getFileName() != null && frame.getFileName().startsWith("#"))
                .findFirst()
                .flatMap(frame -> shell.snippets()
                        .filter(snippet -> ("#" + snippet.id()).equals(frame.getFileName()))
                        .findFirst()
                        .map(snippet -> SnippetLine.of(
                                snippet.source(), frame.getLineNumber(), rows.getOrDefault(snippet.id(), 0))));
    }

    /** Completeness and completion of source text. */
    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /** What the compiler has to say of a snippet. */
    List<Diag> diagnostics(Snippet snippet) {
        return shell.diagnostics(snippet).toList();
    }

    /** The names that a method or class waits for. */
    List<String> unresolved(DeclarationSnippet snippet) {
        return shell.unresolvedDependencies(snippet).toList();
    }

    /** Whether something of that name was declared. */
    boolean knows(String name) {
        return shell.variables().anyMatch(it -> it.name().equals(name))
                || shell.methods().anyMatch(it -> it.name().equals(name))
                || shell.types().anyMatch(it -> it.name().equals(name));
    }

    /** The object in a variable; empty for null and for what is no variable. */
    Optional<Object> valueOf(String name) {
        Optional<VarSnippet> variable = shell.variables().filter(it -> it.name().equals(name)).findFirst();
        variable.ifPresent(shell::varValue);
        return variable.flatMap(it -> execution.value());
    }

    /** The variables, the oldest first. */
    List<JavaVariable> variables() {
        return shell.variables()
                .map(it -> new JavaVariable(
                        it.name(), Outcome.shortType(it.typeName()),
                        valueOf(it.name()).map(Engine::inALine).orElse("null")))
                .toList();
    }

    private static String inALine(Object value) {
        String text = String.valueOf(value).strip();
        String first = text.lines().findFirst().orElse("");
        String cut = first.length() > LONGEST ? first.substring(0, LONGEST) : first;
        return cut.length() < text.length() ? cut + " …" : cut;
    }

    /** The exception that ended the last snippet. */
    Optional<Throwable> thrown() {
        return execution.thrown();
    }

    /** Stops the snippet that runs, from another thread. */
    void stop() {
        shell.stop();
    }

    @Override
    public void close() {
        shell.close();
    }
}
