package bpflab.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.btf.Value;
import bpflab.trouble.TroubleException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SumTest {
    private static Value number(long n) {
        return new Value.Int(BigInteger.valueOf(n));
    }

    @Test
    void numbers_arrays_and_structs_are_added_up() {
        assertThat(Sum.of(List.of(number(1), number(2), number(-5)))).contains(number(-2));
        assertThat(Sum.of(
                List.of(new Value.Array(List.of(number(1), number(2))),
                        new Value.Array(List.of(number(10), number(20))))))
                        .contains(new Value.Array(List.of(number(11), number(22))));
        assertThat(Sum.of(List.of(new Value.Struct(Map.of("n", number(1))), new Value.Struct(Map.of("n", number(2))))))
                .contains(new Value.Struct(Map.of("n", number(3))));
    }

    @Test
    void sums_beyond_64_bits_are_exact() {
        Value most = new Value.Int(new BigInteger("18446744073709551615"));
        assertThat(Sum.of(List.of(most, most))).contains(new Value.Int(new BigInteger("36893488147419103230")));
    }

    @Test
    void text_has_no_sum() {
        assertThat(Sum.of(List.of(new Value.Text("a"), new Value.Text("b")))).isEmpty();
        assertThat(Sum.of(List.of(new Value.Text("a")))).isEmpty();
        assertThat(Sum.of(List.of(new Value.Struct(Map.of("n", new Value.Bool(true)))))).isEmpty();
        assertThat(Sum.of(List.of())).isEmpty();
    }

    @Test
    void a_map_without_types_takes_numbers_and_bytes_of_its_size() {
        Typing typing = new Typing(Optional.empty(), 0, 4);
        assertThat(typing.write("258")).containsExactly(2, 1, 0, 0);
        assertThat(typing.write("0xff")).containsExactly(0xff, 0, 0, 0);
        assertThat(typing.write("-1")).containsExactly(0xff, 0xff, 0xff, 0xff);
        assertThat(typing.write("01 02 03 04")).containsExactly(1, 2, 3, 4);
        assertThat(typing.write("1 2 0x3 a")).containsExactly(1, 2, 3, 10);
        assertThatThrownBy(() -> typing.write("01020304"))
                .isInstanceOfSatisfying(TroubleException.class, t -> assertThat(t.trouble().hint())
                        .isEqualTo("type 0x01020304 for a number, '01 02 03 04' for bytes"));
        assertThatThrownBy(() -> typing.write("01 02"))
                .isInstanceOfSatisfying(TroubleException.class, t -> assertThat(t.trouble().why()).contains("2 bytes"));
        assertThatThrownBy(() -> typing.write("4294967296"))
                .isInstanceOfSatisfying(
                        TroubleException.class, t -> assertThat(t.trouble().why()).contains("4294967295"));
        assertThatThrownBy(() -> typing.write("eleven"))
                .isInstanceOfSatisfying(TroubleException.class, t -> assertThat(t.trouble().what()).contains("eleven"));
    }
}
