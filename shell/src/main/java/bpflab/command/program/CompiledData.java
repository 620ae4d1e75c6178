package bpflab.command.program;

import bpflab.clang.Diagnostic;
import bpflab.clang.Rewritten;
import bpflab.json.IfPresent;
import bpflab.json.Inline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A compilation, as data: the command and what clang said.
 *
 * @param headers folders that were found and searched
 * @param dialect what the text was translated from before clang saw it
 */
record CompiledData(List<String> command, long milliseconds, List<String> headers, List<Said> diagnostics,
        @IfPresent Optional<Dialect> dialect) {
    /** An old dialect. */
    record Dialect(String from, int changes, List<String> left, List<String> limits) {
        static Dialect of(Rewritten rewritten) {
            return new Dialect(rewritten.from(), rewritten.changes(), rewritten.left(), rewritten.limits());
        }
    }

    /** One thing that clang said, and where. */
    record Said(String severity, String file, int row, int column, String message) {
        static Said of(Diagnostic said) {
            return new Said(said.severity().name().toLowerCase(Locale.ROOT), said.file(), said.line(), said.column(),
                    said.message());
        }
    }

    /** Where the first error is, and its message. */
    record Error(String file, int row, int column, String message) {
        static Error of(Diagnostic error) {
            return new Error(error.file(), error.line(), error.column(), error.message());
        }
    }

    /**
     * A file that does not compile.
     *
     * @param more what else a command tells of it
     */
    record Failed(@Inline Optional<Error> first, @Inline CompiledData compiled,
            @Inline Optional<? extends Record> more) {}
}
