package bpflab.clang;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What clang answers: an object, or the reasons why there is none. */
public sealed interface Compilation {
    /** The command line, one word an item, as it can be typed in a shell. */
    List<String> command();

    /** What clang said: warnings, or errors and warnings. */
    List<Diagnostic> diagnostics();

    /** How long clang took. */
    Duration took();

    /** The C file. */
    Path source();

    /** An object file's bytes. */
    record Compiled(Path source, byte[] object, List<String> command, List<Diagnostic> diagnostics, Duration took) implements Compilation {}

    /** No object: at least one diagnostic is an error. */
    record CompileErrors(Path source, List<String> command, List<Diagnostic> diagnostics, Duration took) implements Compilation {}
}
