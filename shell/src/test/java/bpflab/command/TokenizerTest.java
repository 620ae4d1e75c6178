package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenizerTest {
    @Test
    void blanks_end_words() {
        assertThat(Tokenizer.words("  load \t x.c  ")).containsExactly("load", "x.c");
        assertThat(Tokenizer.words("   ")).isEmpty();
    }

    @Test
    void quotes_keep_blanks_and_may_stand_inside_a_word() {
        assertThat(Tokenizer.words("load 'my file.c' a\"b c\"d ''")).containsExactly("load", "my file.c", "ab cd", "");
    }

    @Test
    void a_backslash_keeps_one_character() {
        assertThat(Tokenizer.words("a\\ b \"c\\\"d\" 'e\\f' \"g\\h\"")).containsExactly("a b", "c\"d", "e\\f", "g\\h");
    }

    @Test
    void braces_keep_blanks_and_quotes_for_who_reads_the_value() {
        assertThat(Tokenizer.words("map set m {1, 2} {.c = '}', .n = \"a {b\"} --all"))
                .containsExactly("map", "set", "m", "{1, 2}", "{.c = '}', .n = \"a {b\"}", "--all");
        assertThat(Tokenizer.words("x {.a = {1, 2}, .b = {}}y z")).containsExactly("x", "{.a = {1, 2}, .b = {}}y", "z");
    }

    @Test
    void braces_that_are_not_closed_are_letters() {
        assertThat(Tokenizer.words("x {.a = 1 'b c'")).containsExactly("x", "{.a", "=", "1", "b c");
        assertThat(Tokenizer.words("x } {")).containsExactly("x", "}", "{");
    }

    @Test
    void an_open_quote_is_said_to_be_open() {
        assertThatThrownBy(() -> Tokenizer.words("load 'x.c"))
                .isInstanceOfSatisfying(TroubleException.class, thrown -> {
            assertThat(thrown.trouble().kind()).isEqualTo(Trouble.Kind.USAGE);
            assertThat(thrown.trouble().why()).contains("left open").contains("x.c");
        });
    }
}
