package bpflab.clang;

import bpflab.ast.Cursor;
import java.util.List;

/**
 * What clang makes of a text that is not compiled.
 *
 * @param declarations those of the text itself; where it is wrong, as far as clang could guess
 * @param diagnostics what clang said; their lines are the text's
 */
public record Syntax(List<Cursor> declarations, List<Diagnostic> diagnostics) {
    /** Its lists do not change. */
    public Syntax {
        declarations = List.copyOf(declarations);
        diagnostics = List.copyOf(diagnostics);
    }
}
