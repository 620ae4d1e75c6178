package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.Line;
import bpflab.view.terminal.Recording;
import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What Java's compiler says of one fault is told once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SyntaxErrorsTest {
    private final JavaSnippets java = new JavaSnippets(() -> false);

    @AfterEach
    void close() {
        java.close();
    }

    private List<String> said(String source) throws InterruptedException {
        return TerminalRenderer.lines(java.run(source, Recording.unseen()).view(), 100).stream().map(Line::text)
                .filter(line -> line.startsWith("Java says ")).toList();
    }

    @Test
    void of_a_line_that_cannot_be_read_the_first_fault_counts() throws Exception {
        assertThat(said("0 or 3")).containsExactly("Java says ';' expected");
        assertThat(said("\"abc")).containsExactly("Java says unclosed string literal");
        assertThat(said("int f() {\n  retrun 1 2;\n  int = 3;\n}")).hasSize(2);
    }

    @Test
    void names_that_are_unknown_are_all_told() throws Exception {
        assertThat(said("int x = one + two")).containsExactly("Java says cannot find symbol: variable one",
                "Java says cannot find symbol: variable two");
    }
}
