package bpflab.clang;

import bpflab.clang.Compilation.CompileErrors;
import bpflab.clang.Compilation.Compiled;
import bpflab.clang.Diagnostic.Severity;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the last of clang's runs on a file came to.
 *
 * @param flags the words between {@code clang} and {@code -c}
 */
record Outcome(
        SourceFile file, Includes includes, List<String> flags, ClangRun run, Optional<Rewritten> rewritten) {
    /**
     * As an answer, with what is to be done about each message.
     *
     * @param clang where it is
     * @param search what was looked for in the end
     */
    Compilation compilation(Path clang, HeaderSearch search) {
        List<Diagnostic> diagnostics = new ArrayList<>(DiagnosticReader.read(run.said(), file.path().toString()));
        diagnostics.addAll(search.notes());
        List<String> shown = shown(clang);
        Reading read = new Reading(file.text(), includes.names());
        if (run.status() == 0) {
            List<String> hints = Stream.concat(unoptimized(shown), hints(read, diagnostics).stream()).toList();
            return new Compiled(
                    file.path(), run.output(), shown, diagnostics, hints, search.found(), run.took(), rewritten);
        }
        if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
            diagnostics = withoutErrors(diagnostics);
        }
        return new CompileErrors(file.path(), shown, diagnostics, hints(read, diagnostics),
                FirstMistake.explain(diagnostics, read), search.found(), run.took(), rewritten);
    }

    /** What becomes of the last of such flags. */
    private static Stream<String> unoptimized(List<String> command) {
        return command.stream().filter(word -> word.matches("-O.?")).reduce((first, last) -> last)
                .filter("-O0"::equals).stream()
                .map(flag -> "-O0 leaves calls of helpers to pointers, which BPF has no instruction for: clang makes "
                        + "BPF with -O2, or -O1");
    }

    /** What is missing in a header comes with what the C file includes before it. */
    private List<String> hints(Reading read, List<Diagnostic> diagnostics) {
        return file.path().toString().endsWith(".h")
                ? List.of("its name says that it is a header: a C file includes it, and that one is what is loaded")
                : FirstMistake.hints(diagnostics, read);
    }

    /**
     * A failure that clang did not put into words of its usual form: its words as they are, or the signal that ended
     * it.
     */
    private List<Diagnostic> withoutErrors(List<Diagnostic> diagnostics) {
        if (run.said().isBlank()) {
            throw Trouble.failed(
                    "clang did not finish",
                            "it ended with status " + run.status()
                            + (run.status() > 128 ? ", signal " + (run.status() - 128) : ""),
                    "!free -m   # is there memory left?").toException();
        }
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        List<String> words = run.said().lines().toList();
        all.add(new Diagnostic(Severity.ERROR, "", 0, 0, words.get(0), words.subList(1, words.size()), List.of()));
        return all;
    }

    private List<String> shown(Path clang) {
        List<String> words = new ArrayList<>(List.of(clang.getFileName().toString()));
        words.addAll(flags);
        words.addAll(Flags.input(file.compiled()));
        words.addAll(List.of("-o", Flags.objectName(file.path())));
        return words;
    }
}
