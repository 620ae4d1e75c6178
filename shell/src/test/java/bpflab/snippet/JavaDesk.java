package bpflab.snippet;

import bpflab.view.Line;
import bpflab.view.terminal.Recording;
import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Java as at the prompt, and what it says to a line. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class JavaDesk {
    private final JavaSnippets java = new JavaSnippets(() -> false);

    @AfterEach
    void close() {
        java.close();
    }

    /** The lines of the answer. */
    List<String> said(String source) throws InterruptedException {
        return TerminalRenderer.lines(java.run(source, Recording.unseen()).view(), 100).stream().map(Line::text)
                .toList();
    }
}
