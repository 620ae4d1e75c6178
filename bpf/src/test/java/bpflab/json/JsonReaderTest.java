package bpflab.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    @Test
    void a_value_has_all_that_is_in_it_in_the_order_of_the_text() {
        Object value = JsonReader.read("it", "{ \"b\" : [1, \"x\", true, false, null, []],\n\t\"a\":{} }");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", Arrays.asList(BigDecimal.ONE, "x", true, false, null, List.of()));
        expected.put("a", Map.of());
        assertThat(value).isEqualTo(expected).hasToString(expected.toString());
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
        "` `|row 1, column 2: a value is missing: the text ends",
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
        assertThatThrownBy(() -> JsonReader.read("the text", "[".repeat(1_000_000)))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("column 502: more than 500 brackets are open");
    }

    @Test
    void a_number_without_an_end_does_not_fill_the_memory() {
        assertThatThrownBy(() -> JsonReader.read("the text", "1".repeat(100_000)))
                .hasMessageContaining("more than 1000 digits");
    }

    @Test
    void brackets_that_are_closed_may_be_many() {
        assertThat((List<?>) JsonReader.read("the text", "[" + "[],".repeat(1000) + "{}]")).hasSize(1001);
    }
}
