package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.Value;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DataTest {
    @Test
    void objects_keep_their_order() {
        assertThat(Data.json(Data.object("b", 1, "a", List.of(true, 2.5, "x"))))
                .isEqualTo("{\"b\":1,\"a\":[true,2.5,\"x\"]}");
    }

    @Test
    void text_is_escaped_as_RFC_8259_asks() {
        assertThat(Data.json("a\"b\\c\n\t\r" + (char) 1 + (char) 0x1b))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u001b\"");
        assertThat(Data.json("漢字 ✓ 😀")).isEqualTo("\"漢字 ✓ 😀\"");
    }

    @Test
    void half_a_surrogate_pair_is_written_as_an_escape() {
        assertThat(Data.json("x" + (char) 0xd83d)).isEqualTo("\"x\\ud83d\"");
    }

    @Test
    void what_JSON_has_no_number_for_is_null() {
        assertThat(Data.json(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, null, Optional.empty())))
                .isEqualTo("[null,null,null,null]");
    }

    @Test
    void typed_values_keep_their_kind() {
        Value big = new Value.Int(new BigInteger("18446744073709551615"));
        assertThat(Data.json(
                Data.object("n", big, "t", new Value.Text("a\"b"), "b", new Value.Bool(true), "p",
                        new Value.Pointer(255), "e", new Value.Enumerator("XDP_PASS", BigInteger.TWO))))
                .isEqualTo("{\"n\":18446744073709551615,\"t\":\"a\\\"b\",\"b\":true,"
                        + "\"p\":\"0xff\",\"e\":\"XDP_PASS\"}");
        assertThat(Data.json(new Value.Struct(Map.of("x", new Value.Array(List.of(big))))))
                .isEqualTo("{\"x\":[18446744073709551615]}");
    }

    @Test
    void bytes_paths_and_enums_are_text() {
        assertThat(Data.json(List.of(new byte[] {0, (byte) 0xff}, Path.of("/a/b"), Role.GOOD)))
                .isEqualTo("[\"00ff\",\"/a/b\",\"good\"]");
    }
}
