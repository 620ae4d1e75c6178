package bpflab.repl;

import bpflab.owner.FileErrors;
import bpflab.repl.editor.Editor;
import bpflab.trouble.Trouble;
import bpflab.view.code.SyntaxHighlighter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Terminal;

/** The editor for who has set none, with C in the colours of the prompt. */
final class BuiltInEditor {
    private final Terminal terminal;
    private final Theme theme;

    BuiltInEditor(Terminal terminal, Theme theme) {
        this.terminal = terminal;
        this.theme = theme;
    }

    /**
     * Edits a file until the editor is left.
     *
     * @throws bpflab.trouble.TroubleException it cannot be read, or this terminal is too simple
     */
    void edit(Path file, int line, String why) {
        if (Prompter.isDumb(terminal)) {
            throw Trouble.failed(
                    "cannot edit " + file.getFileName(), "this terminal (TERM=dumb) cannot draw an editor",
                            "edit " + file + " in another window").toException();
        }
        try {
            new Editor(terminal, isC(file) ? this::coloured : each -> List.of(new Editor.Piece(each, "")))
                    .edit(file.toAbsolutePath(), line, why);
        } catch (IOException cause) {
            throw Trouble.failed("cannot edit " + file.getFileName(), FileErrors.reason(cause), "!ls -l " + file)
                    .toException(cause);
        }
    }

    private static boolean isC(Path file) {
        return file.toString().matches(".*\\.[ch]");
    }

    private List<Editor.Piece> coloured(String line) {
        return SyntaxHighlighter.C.split(line).stream()
                .map(piece -> new Editor.Piece(piece.text(), theme.style(piece.kind()).toAnsi()))
                .toList();
    }
}
