package bpflab.snippet;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/**
 * What could be typed next.
 *
 * @param from where in the source the candidates begin
 * @param candidates what could stand there, each once, in order
 */
public record Completions(int from, List<String> candidates) {
    public Completions {
        candidates = List.copyOf(candidates);
    }

    static Completions of(SourceCodeAnalysis analysis, String source, int cursor) {
        int[] anchor = {cursor};
        List<String> candidates = analysis.completionSuggestions(source, cursor, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .toList();
        return new Completions(anchor[0], candidates);
    }
}
