package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is offered behind the words of Java's compiler. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompileErrorTest {
    private static String shown(String message, String source) {
        List<String> lines = TerminalRenderer.lines(new CompileError(message, source, 1, 4, 1).view(), 100).stream()
                .map(Object::toString).toList();
        return String.join("\n", lines);
    }

    @Test
    void text_in_single_quotes_is_offered_in_double_ones() {
        assertThat(shown("unclosed character literal", "map('flows').get('a b')"))
                .contains("map(\"flows\").get(\"a b\")");
        assertThat(shown("incompatible types: char cannot be converted to java.lang.String", "map('x')"))
                .contains("map(\"x\")");
        assertThat(new CompileError("unclosed character literal", "map('flows')", 1, 4, 1).trouble().hint())
                .isEqualTo("map(\"flows\")");
    }

    @Test
    void what_has_double_quotes_or_another_fault_is_left() {
        assertThat(shown("unclosed character literal", "map(\"it's\")")).doesNotContain("try");
        assertThat(shown("';' expected", "map('x')")).doesNotContain("try");
        assertThat(shown("unclosed character literal", "map('x")).doesNotContain("try");
    }
}
