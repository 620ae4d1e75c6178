package bpflab.json;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JsonTest {
    private enum Mood { GOOD_ENOUGH }

    private record Place(String file, int row) {}

    private record Told(String what, @Inline Place at, Optional<String> why, @IfPresent Optional<String> hint,
            @Inline Optional<Object> more) {}

    @Test
    void a_record_is_an_object_of_its_components_in_their_order() {
        assertThat(Json.of(List.of(new Place("b.c", 3)))).isEqualTo("[{\"file\":\"b.c\",\"row\":3}]");
    }

    @Test
    void an_empty_component_is_null_or_left_out_and_an_inline_one_has_no_object_of_its_own() {
        assertThat(Json.of(new Told("no", new Place("a.c", 1), Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("{\"what\":\"no\",\"file\":\"a.c\",\"row\":1,\"why\":null}");
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("row", "a name stands once: this one comes too late");
        more.put("ms", 2);
        assertThat(Json.of(new Told("no", new Place("a.c", 1), Optional.of("w"), Optional.of("h"), Optional.of(more))))
                .isEqualTo("{\"what\":\"no\",\"file\":\"a.c\",\"row\":1,\"why\":\"w\",\"hint\":\"h\",\"ms\":2}");
    }

    /** A listing of a million rows never stands in memory as a whole. */
    @Test
    void what_is_long_is_written_in_pieces_and_only_while_somebody_reads() {
        List<Integer> numbers = IntStream.range(0, 50_000).boxed().toList();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Json.to(new PrintStream(all, true, StandardCharsets.UTF_8), numbers);
        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(Json.of(numbers));

        Iterator<Integer> asked = numbers.iterator();
        Json.to(new PrintStream(new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                throw new IOException("nobody reads");
            }
        }), (Iterable<Integer>) () -> asked);
        assertThat(asked.next()).isLessThan(25_000);
    }

    @Test
    void maps_keep_their_order() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", List.of(true, 2.5, "x"));
        assertThat(Json.of(map)).isEqualTo("{\"b\":1,\"a\":[true,2.5,\"x\"]}");
    }

    @Test
    void text_is_escaped_as_RFC_8259_asks() {
        assertThat(Json.of("a\"b\\c\n\t\r" + (char) 1 + (char) 0x1b + (char) 0x9b))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u001b\\u009b\"");
        assertThat(Json.of("漢字 ✓ 😀")).isEqualTo("\"漢字 ✓ 😀\"");
    }

    @Test
    void half_a_surrogate_pair_is_written_as_an_escape() {
        assertThat(Json.of("😀x" + (char) 0xd83d)).isEqualTo("\"😀x\\ud83d\"");
        assertThat(Json.of((char) 0xde00 + "x")).isEqualTo("\"\\ude00x\"");
    }

    @Test
    void what_JSON_has_no_number_for_is_null() {
        assertThat(Json.of(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, null, Optional.empty())))
                .isEqualTo("[null,null,null,null]");
    }

    @Test
    void a_value_that_has_a_form_of_its_own_keeps_it() {
        Value big = new Value.Int(new BigInteger("18446744073709551615"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("n", big);
        values.put("t", new Value.Text("a\"b"));
        values.put("b", new Value.Bool(true));
        values.put("p", new Value.Pointer(255));
        values.put("e", new Value.Enumerator("XDP_PASS", BigInteger.TWO));
        assertThat(Json.of(values)).isEqualTo(
                "{\"n\":18446744073709551615,\"t\":\"a\\\"b\",\"b\":true,\"p\":\"0xff\",\"e\":\"XDP_PASS\"}");
        assertThat(Json.of(new Value.Struct(Map.of("x", new Value.Array(List.of(big))))))
                .isEqualTo("{\"x\":[18446744073709551615]}");
    }

    @Test
    void bytes_paths_and_enums_are_text() {
        assertThat(Json.of(List.of(new byte[] {0, (byte) 0xff}, Path.of("/a/b"), Mood.GOOD_ENOUGH)))
                .isEqualTo("[\"00ff\",\"/a/b\",\"good_enough\"]");
    }

    @Test
    void what_is_written_is_read_again() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("text", "a\"\\\n\t\u0001\u009b漢😀");
        all.put("list", List.of(List.of(), Map.of(), true, false));
        all.put("none", null);
        assertThat(JsonReader.read("the text", Json.of(all))).isEqualTo(all);
    }
}
