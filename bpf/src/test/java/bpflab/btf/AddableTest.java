package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AddableTest {
    private final BtfBytes types = BtfBytes.little()
            .integer("long", 8, false)
            .integer("unsigned char", 1, false)
            .type("", Kind.ARRAY, 0, 0, 2, 2, 6)
            .type("", Kind.ARRAY, 0, 0, 1, 1, 4)
            .type("__be32", Kind.TYPEDEF, 0, 1)
            .type("u64", Kind.TYPEDEF, 0, 1);

    private boolean structOf(Kind kind, int... members) {
        int[] words = new int[members.length * 3];
        for (int i = 0; i < members.length; i++) {
            words[3 * i] = types.string("m" + i);
            words[3 * i + 1] = members[i];
        }
        return types.type("s", kind, members.length, 64, words).parse().addable(7);
    }

    @Test
    void counters_and_arrays_of_them_are() {
        assertThat(structOf(Kind.STRUCT, 1, 4, 6)).isTrue();
    }

    @Test
    void a_struct_with_a_MAC_address_is_not() {
        assertThat(structOf(Kind.STRUCT, 1, 3)).isFalse();
    }

    @Test
    void a_struct_with_an_address_of_packets_is_not() {
        assertThat(structOf(Kind.STRUCT, 1, 5)).isFalse();
    }

    @Test
    void what_shares_its_bytes_is_not() {
        assertThat(structOf(Kind.UNION, 1, 6)).isFalse();
    }
}
