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
 */
public record Diagnostic(Severity severity, String file, int line, int column, String message, List<String> source, List<Diagnostic> notes) {
    /** How bad it is. */
    public enum Severity { ERROR, WARNING, NOTE }

    public Diagnostic {
        source = List.copyOf(source);
        notes = List.copyOf(notes);
    }
}
