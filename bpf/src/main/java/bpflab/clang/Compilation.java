package bpflab.clang;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /**
     * The command line as one line to copy: words that a shell would split are quoted.
     *
     * @param folder where it is typed: paths below it are named from there
     */
    default String commandLine(Path folder) {
        return command().stream().map(word -> quoted(from(folder, word))).collect(Collectors.joining(" "));
    }

    private static String from(Path folder, String word) {
        String flag = List.of("-isystem", "-idirafter", "-I", "").stream().filter(word::startsWith).findFirst().get();
        String path = word.substring(flag.length());
        if (!path.startsWith("/") || !Path.of(path).startsWith(folder)) {
            return word;
        }
        String relative = folder.relativize(Path.of(path)).toString();
        return flag + (relative.isEmpty() ? "." : relative);
    }

    /**
     * The folders beside the source or above it that were searched because a header is only there; empty when the usual
     * ones were enough.
     */
    List<Path> found();

    /** What the text was rewritten to before clang saw it; empty when it was compiled as it is. */
    Optional<Rewritten> rewritten();

    /**
     * The command line without the folders that it searches for headers, and with the file that a person named: what
     * they mean by it.
     */
    default String brief() {
        int input = command().indexOf("-c") + 1;
        return IntStream.range(0, command().size())
                .mapToObj(i -> i == input && rewritten().isPresent() ? source().toString() : command().get(i))
                .filter(word -> !word.startsWith("-I")
                        && !word.startsWith("-isystem")
                        && !word.startsWith("-idirafter"))
                .filter(word -> !word.equals("-Wall"))
                .map(Compilation::quoted)
                .collect(Collectors.joining(" "));
    }

    /**
     * What to do about the messages that first programs meet most, in plain words, one item a cause; empty when none is
     * known.
     */
    List<String> hints();

    /** An object file's bytes. */
    record Compiled(
            Path source, byte[] object, List<String> command, List<Diagnostic> diagnostics, List<String> hints,
            List<Path> found, Duration took, Optional<Rewritten> rewritten) implements Compilation {
        public Compiled {
            command = List.copyOf(command);
            diagnostics = List.copyOf(diagnostics);
            hints = List.copyOf(hints);
            found = List.copyOf(found);
        }
    }

    /** No object: at least one diagnostic is an error. {@code explained}: the first hint explains all errors. */
    record CompileErrors(
            Path source, List<String> command, List<Diagnostic> diagnostics, List<String> hints, boolean explained,
            List<Path> found, Duration took, Optional<Rewritten> rewritten) implements Compilation {
        public CompileErrors {
            command = List.copyOf(command);
            diagnostics = List.copyOf(diagnostics);
            hints = List.copyOf(hints);
            found = List.copyOf(found);
        }
    }

    /** A word of a command line, quoted where a shell, or the prompt, would take it for something else. */
    static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
