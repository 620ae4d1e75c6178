package bpflab.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonReaderTest {
    private static JsonReader reader(String text) {
        return new JsonReader("the text", new StringReader(text));
    }

    @Test
    void tokens_come_one_by_one_with_their_text() {
        JsonReader in = reader("{ \"a\" : [1, \"x\", true, false, null],\n\t\"b\":{} }");
        List<String> seen = new ArrayList<>();
        for (Token token = in.next(); token != Token.END; token = in.next()) {
            boolean hasText = List.of(Token.NAME, Token.STRING, Token.NUMBER).contains(token);
            seen.add(hasText ? token.name() + " " + in.text() : token.name());
        }
        assertThat(seen).containsExactly("BEGIN_OBJECT", "NAME a", "BEGIN_ARRAY", "NUMBER 1", "STRING x", "TRUE",
                "FALSE", "NULL", "END_ARRAY", "NAME b", "BEGIN_OBJECT", "END_OBJECT", "END_OBJECT");
    }

    @Test
    void what_is_skipped_is_passed_over_whole() {
        JsonReader in = reader("{\"inner\":[{\"kind\":\"no\",\"x\":[[]]},1],\"text\":\"\\\"]\",\"kind\":\"yes\"}");
        in.next();
        in.next();
        in.skip();
        assertThat(in.next()).isEqualTo(Token.NAME);
        in.skip();
        assertThat(in.next()).isEqualTo(Token.NAME);
        assertThat(in.text()).isEqualTo("kind");
        assertThat(in.next()).isEqualTo(Token.STRING);
        assertThat(in.text()).isEqualTo("yes");
        assertThatThrownBy(in::skip).isInstanceOf(TroubleException.class).hasMessageContaining("no value to pass over");
    }

    @Test
    void values_may_stand_behind_one_another_as_in_JSON_lines() {
        JsonReader in = reader("{\"line\":1}\n{\"line\":2}\n");
        assertThat(in.value()).isEqualTo(Map.of("line", BigDecimal.ONE));
        in.skip();
        assertThat(in.next()).isEqualTo(Token.END);
    }

    @Test
    void escapes_are_what_they_mean() {
        assertThat(JsonReader.read("it", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\""))
                .isEqualTo("\"\\/\b\f\n\r\té😀");
    }

    @Test
    void numbers_keep_every_digit() {
        assertThat(JsonReader.read("it", "[18446744073709551615,-0.5,1e3,0]")).isEqualTo(Arrays.asList(
                new BigDecimal("18446744073709551615"), new BigDecimal("-0.5"), new BigDecimal("1E+3"),
                BigDecimal.ZERO));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "` `|row 1, column 2: a value is missing, there is the end",
        "{\"a\":1,}|row 1, column 8: a name is missing: there is }",
        "{\"a\" 1}|row 1, column 6: : is missing: there is 1",
        "{a:1}|row 1, column 2: a name is missing: there is a",
        "{\"a\":}|row 1, column 6: a value is missing: there is }",
        "[1 2]|row 1, column 4: , is missing: there is 2",
        "[1,]|row 1, column 4: a value is missing: there is ]",
        "[1}|row 1, column 3: , is missing: there is }",
        "[|row 1, column 2: a value is missing: the text ends",
        "\"abc|row 1, column 5: a string does not end: the text ends",
        "\"\\x\"|row 1, column 3: no escape is written so: there is x behind \\",
        "\"\\u12g4\"|row 1, column 6: four hexadecimal digits stand behind \\u: there is g",
        "01|row 1, column 2: no number begins with 0: there is 1",
        "-|row 1, column 2: a digit is missing: the text ends",
        "1.e3|row 1, column 3: a digit is missing: there is e",
        "nul|row 1, column 4: a word is true, false or null: the text ends",
        "1e99999999999|row 1, column 14: no number is that far from 0: 1e99999999999",
        "NaN|row 1, column 1: a value is missing: there is N",
    })
    void what_is_no_JSON_is_refused_with_its_place(String text, String why) {
        assertThatThrownBy(() -> JsonReader.read("the text", text))
                .isInstanceOf(TroubleException.class)
                .hasMessage("the text is no JSON: " + why);
    }

    @Test
    void the_row_is_counted() {
        assertThatThrownBy(() -> JsonReader.read("the text", "{\n  \"a\": 1\n  \"b\": 2}"))
                .hasMessageContaining("row 3, column 3: , is missing: there is \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "1 2", "[]]"})
    void one_value_is_one_value(String text) {
        assertThatThrownBy(() -> JsonReader.read("the text", text)).isInstanceOf(TroubleException.class);
    }

    @Test
    void brackets_that_only_open_end_in_trouble_not_in_an_overflow() {
        assertThatThrownBy(() -> reader("[".repeat(1_000_000)).skip())
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("column 10001: more than 10000 brackets are open");
        assertThatThrownBy(() -> JsonReader.read("the text", "[".repeat(50_000)))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("column 502: more than 500 brackets are open");
    }

    @Test
    void a_number_without_an_end_does_not_fill_the_memory() {
        assertThatThrownBy(() -> reader("1".repeat(100_000)).next()).hasMessageContaining("more than 1000 digits");
    }

    /** An AST of clang's for a file that includes vmlinux.h has this size. */
    @Test
    void tens_of_megabytes_are_passed_over_without_being_kept() {
        String item = "{\"id\":\"0x55d0c8\",\"kind\":\"FieldDecl\",\"range\":{\"begin\":{},\"end\":[1,2,3]}},";
        Reader endless = new Reader() {
            private long given;

            @Override
            public int read(char[] into, int from, int length) {
                if (given >= 40_000_000) {
                    return -1;
                }
                for (int i = 0; i < length; i++) {
                    into[from + i] = given == 0 ? '[' : item.charAt((int) ((given - 1) % item.length()));
                    given++;
                }
                return length;
            }

            @Override
            public void close() {}
        };
        JsonReader in = new JsonReader("the tree", endless);
        assertThatThrownBy(in::skip).isInstanceOf(TroubleException.class).hasMessageContaining("the text ends");
    }

    @Test
    void a_text_that_cannot_be_read_says_so() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] into, int from, int length) throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new JsonReader("x.json", broken).next())
                .isInstanceOf(TroubleException.class)
                .hasMessage("cannot read x.json: the disk is gone");
    }
}
