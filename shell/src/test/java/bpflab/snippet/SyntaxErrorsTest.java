package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Java's compiler says of one fault is told once. */
class SyntaxErrorsTest extends JavaDesk {
    private List<String> faults(String source) throws InterruptedException {
        return said(source).stream().filter(line -> line.startsWith("Java says ")).toList();
    }

    @Test
    void of_a_line_that_cannot_be_read_the_first_fault_counts() throws Exception {
        assertThat(faults("0 or 3")).containsExactly("Java says ';' expected");
        assertThat(faults("\"abc")).containsExactly("Java says unclosed string literal");
        assertThat(faults("int f() {\n  retrun 1 2;\n  int = 3;\n}")).hasSize(2);
    }

    @Test
    void names_that_are_unknown_are_all_told() throws Exception {
        assertThat(faults("int x = one + two")).containsExactly("Java says cannot find symbol: variable one",
                "Java says cannot find symbol: variable two");
    }
}
