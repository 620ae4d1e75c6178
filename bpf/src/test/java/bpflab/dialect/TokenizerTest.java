package bpflab.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenizerTest {
    @Test
    void names_numbers_texts_and_signs_are_pieces() {
        assertThat(texts("a->b += 0x1F'c' \"d\\\"e\";")).containsExactly(
                "a", "->", "b", "+=", "0x1F", "'c'", "\"d\\\"e\"", ";");
    }

    @Test
    void comments_are_none() {
        assertThat(texts("a /* b \" */ c // d ' \\\n e\nf")).containsExactly("a", "c", "f");
    }

    @Test
    void an_included_header_is_one_piece_with_its_marks() {
        assertThat(Tokenizer.tokens("# include <linux/bpf.h> // why\nif (a < b && c > d)"))
                .filteredOn(token -> token.kind() == Token.Kind.HEADER)
                .extracting(Token::content)
                .containsExactly("linux/bpf.h");
    }

    @Test
    void what_no_file_can_be_called_is_no_header() {
        assertThat(Tokenizer.tokens("#include \"a\u0000b.h\"\n#include <\u0000>"))
                .noneMatch(token -> token.kind() == Token.Kind.HEADER);
    }

    @Test
    void a_directive_goes_on_behind_a_backslash() {
        assertThat(Tokenizer.tokens("#define A(x) \\\n  f(x)\ng"))
                .filteredOn(token -> !token.directive())
                .extracting(Token::text)
                .containsExactly("g");
    }

    @Test
    void a_text_that_stays_open_ends_with_its_line() {
        assertThat(texts("\"abc\ndef")).containsExactly("\"abc", "def");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "'", "/*", "//", "\\", "\"\\", "#include <", "#", "a\\\r\nb", "\u0000\u20ac"})
    void nothing_makes_it_fail(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        assertThat(tokens).allSatisfy(token ->
                assertThat(text.substring(token.from(), token.to())).isEqualTo(token.text()));
    }

    private static List<String> texts(String text) {
        return Tokenizer.tokens(text).stream().map(Token::text).toList();
    }
}
