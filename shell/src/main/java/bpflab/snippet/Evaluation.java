package bpflab.snippet;

import bpflab.command.Answer;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.StackTrace;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * One line (or several) of Java run piece by piece: JShell takes one declaration, statement or expression at a time.
 */
final class Evaluation {
    /** JShell counts the lines of an expression from its first character, those of a statement from the piece's. */
    private static final Pattern BLANK_ROWS = Pattern.compile("\\A(?:\\s*\\n)+");

    private final Engine engine;
    private final boolean traces;
    private final List<Outcome> outcomes = new ArrayList<>();
    private int rowsDone;
    private volatile boolean stopped;

    Evaluation(Engine engine, boolean traces) {
        this.engine = engine;
        this.traces = traces;
    }

    /**
     * Runs all pieces, up to the first that fails.
     *
     * @throws TroubleException what the bench threw into the snippet
     */
    Answer run(String source) {
        String rest = source;
        while (!rest.isBlank() && !stopped) {
            CompletionInfo info = engine.analysis().analyzeCompletion(rest);
            String piece = info.source() == null ? rest : info.source();
            rest = info.source() == null ? "" : info.remaining();
            String shown = BLANK_ROWS.matcher(piece).replaceFirst("");
            rowsDone += rows(piece) - rows(shown);
            Optional<Answer> failure = runPiece(shown);
            if (failure.isPresent()) {
                return failure.get();
            }
            rowsDone += rows(shown);
        }
        List<Record> data = outcomes.stream().map(Outcome::data).flatMap(Optional::stream).toList();
        return Answer.of(view(View.NOTHING), data.size() == 1 ? data.get(0) : data);
    }

    private static int rows(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /**
     * Stops the piece that runs and those behind it; called again and again, because a piece that is still compiled
     * cannot be stopped yet.
     */
    void stop() {
        stopped = true;
        engine.stop();
    }

    private Optional<Answer> runPiece(String piece) {
        for (SnippetEvent event : engine.eval(piece, rowsDone)) {
            if (event.causeSnippet() == null) {
                if (event.exception() != null) {
                    return Optional.of(thrown(event));
                }
                if (event.status() == Snippet.Status.REJECTED) {
                    return Optional.of(rejected(event.snippet()));
                }
                outcomes.add(outcome(event));
            }
        }
        return Optional.empty();
    }

    private View view(View last) {
        List<View> all = new ArrayList<>(outcomes.stream().map(Outcome::view).toList());
        all.add(last);
        return View.stack(all);
    }

    private Answer rejected(Snippet snippet) {
        List<CompileError> errors = CompileError.of(snippet.source(), engine.diagnostics(snippet), rowsDone);
        if (errors.isEmpty()) {
            Trouble trouble =
                    Trouble.failed(
                            "not valid Java: " + snippet.source().strip(), "JShell refuses it without saying why",
                                    ":help   # lists the commands");
            return Answer.no(view(TroubleView.of(trouble)), Answer.NO_DATA, trouble);
        }
        View all = View.stack(errors.stream().map(CompileError::view).toList());
        return Answer.no(view(all), Answer.NO_DATA, errors.get(0).trouble());
    }

    private Answer thrown(SnippetEvent event) {
        Throwable cause = engine.thrown().orElse(event.exception());
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof TroubleException trouble) {
                throw trouble;
            }
        }
        Trouble trouble = Thrown.trouble(cause, event.exception(), engine.placeOf(event.exception()));
        View last = TroubleView.of(trouble);
        return Answer.no(
                view(traces ? View.stack(List.of(last, StackTrace.of(cause))) : last), Answer.NO_DATA, trouble);
    }

    private Outcome outcome(SnippetEvent event) {
        Snippet snippet = event.snippet();
        if (snippet instanceof VarSnippet variable) {
            return Outcome.value(variable.typeName(), variable.name(), text(event), engine.valueOf(variable.name()));
        }
        if (snippet instanceof ExpressionSnippet expression) {
            return Outcome.value(
                    expression.typeName(), expression.name(), text(event), engine.valueOf(expression.name()));
        }
        if (snippet instanceof MethodSnippet method) {
            return Outcome.made(
                    "method", method.name() + "(" + method.parameterTypes() + ")", unresolved(event, method));
        }
        if (snippet instanceof TypeDeclSnippet type) {
            return Outcome.made("type", type.name(), unresolved(event, type));
        }
        return Outcome.NOTHING;
    }

    private static String text(SnippetEvent event) {
        return event.value() == null || event.value().isEmpty() ? "null" : event.value();
    }

    private String unresolved(SnippetEvent event, DeclarationSnippet snippet) {
        if (event.status() == Snippet.Status.VALID) {
            return "";
        }
        return engine.unresolved(snippet).stream()
                .collect(Collectors.joining(", ", "   to be used once there is ", ""));
    }
}
