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

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThrownTest {
    private final JavaSnippets java = new JavaSnippets(() -> false);

    @AfterEach
    void close() {
        java.close();
    }

    private List<String> said(String source) throws InterruptedException {
        return TerminalRenderer.lines(java.run(source, Recording.unseen()).view(), 100).stream().map(Line::text)
                .toList();
    }

    @Test
    void a_method_that_never_ends_to_call_itself_is_told_to_do_so() throws Exception {
        said("int f(int n) { return f(n + 1); }");
        assertThat(said("f(1)")).startsWith("StackOverflowError", "  why   a method calls itself, and never ends to");
        assertThat(said("1 + 1")).containsExactly("int $2 ==> 2");
    }
}
