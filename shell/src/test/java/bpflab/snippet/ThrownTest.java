package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrownTest extends JavaDesk {
    @Test
    void a_method_that_never_ends_to_call_itself_is_told_to_do_so() throws Exception {
        said("int f(int n) { return f(n + 1); }");
        assertThat(said("f(1)")).startsWith("StackOverflowError", "  why   a method calls itself, and never ends to");
        assertThat(said("1 + 1")).containsExactly("int $2 ==> 2");
    }
}
