package bpflab.clang;

import java.util.List;

/**
 * One message of clang.
 *
 * @param severity error, warning or note
 * @param file the file as clang names it; empty when the message has no place
 * @param line from 1; 0 when it has no place
 * @param column from 1; 0 when it has no place
 * @param message clang's words
 * @param source the source line and what clang draws below it (carets, fix-its), as lines; empty when none
 * @param notes the notes that belong to it
 * @param includedFrom how the file came in, outermost first, each as {@code file:line}; empty for the file that was
 *     compiled
 */
public record Diagnostic(
        Severity severity, String file, int line, int column, String message,
                List<String> source, List<Diagnostic> notes,
        List<String> includedFrom) {
    /** How bad it is. */
    public enum Severity { ERROR, WARNING, NOTE }

    public Diagnostic {
        source = List.copyOf(source);
        notes = List.copyOf(notes);
        includedFrom = List.copyOf(includedFrom);
    }

    /** A message in the file that was compiled itself. */
    public Diagnostic(
            Severity severity, String file, int line, int column, String message,
                    List<String> source, List<Diagnostic> notes) {
        this(severity, file, line, column, message, source, notes, List.of());
    }

    /** Whether it keeps the object from being made. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The place as editors take it, {@code file:line:column}; empty when there is none. */
    public String place() {
        if (line == 0) {
            return file;
        }
        return file + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
