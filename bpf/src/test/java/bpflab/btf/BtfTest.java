package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BtfTest {

    @Test
    void every_kind_becomes_its_record() {
        BtfBytes b = BtfBytes.little();
        Btf btf = b.integer("int", 4, true)
                .type("", Kind.PTR, 0, 1)
                .type("", Kind.ARRAY, 0, 0, 1, 1, 3)
                .type("s", Kind.STRUCT, 1, 4, b.string("m"), 1, 0)
                .flagged("u", Kind.UNION, 1, 4, b.string("bits"), 1, 3 << 24 | 5)
                .flagged("e", Kind.ENUM, 1, 4, b.string("MINUS"), -1)
                .flagged("f", Kind.FWD, 0, 0)
                .type("t", Kind.TYPEDEF, 0, 1)
                .type("", Kind.VOLATILE, 0, 8)
                .type("", Kind.CONST, 0, 9)
                .type("", Kind.RESTRICT, 0, 2)
                .type("main", Kind.FUNC, 1, 13)
                .type("", Kind.FUNC_PROTO, 1, 1, b.string("p"), 2)
                .type("v", Kind.VAR, 0, 1, 1)
                .type(".bss", Kind.DATASEC, 1, 8, 14, 4, 4)
                .type("double", Kind.FLOAT, 0, 8)
                .type("decl", Kind.DECL_TAG, 0, 4, -1)
                .type("user", Kind.TYPE_TAG, 0, 1)
                .type("e64", Kind.ENUM64, 1, 8, b.string("BIG"), 1, 2)
                .parse();
        assertThat(List.of(btf.type(0), btf.type(1), btf.type(2), btf.type(3), btf.type(4), btf.type(5), btf.type(6)))
                .containsExactly(
                new Type.Void(), new Type.Int("int", 4, 32, 0, true, false), new Type.Pointer(1),
                        new Type.Array(1, 1, 3),
                new Type.Composite(Kind.STRUCT, "s", 4, List.of(new Type.Member("m", 1, 0, 0))),
                new Type.Composite(Kind.UNION, "u", 4, List.of(new Type.Member("bits", 1, 5, 3))),
                new Type.Enumeration(Kind.ENUM, "e", 4, true, List.of(new Type.Constant("MINUS", -1))));
        assertThat(List.of(
                btf.type(7), btf.type(8), btf.type(9), btf.type(10), btf.type(11), btf.type(12), btf.type(13)))
                        .containsExactly(
                new Type.Forward("f", true), new Type.Typedef("t", 1), new Type.Modifier(Kind.VOLATILE, "", 8),
                        new Type.Modifier(Kind.CONST, "", 9),
                new Type.Modifier(Kind.RESTRICT, "", 2), new Type.Function("main", 13, 1),
                        new Type.Prototype(1, List.of(new Type.Parameter("p", 2))));
        assertThat(List.of(btf.type(14), btf.type(15), btf.type(16), btf.type(17), btf.type(18), btf.type(19)))
                .containsExactly(
                new Type.Variable("v", 1, 1), new Type.Section(".bss", 8, List.of(new Type.Place(14, 4, 4))),
                        new Type.Real("double", 8),
                new Type.DeclTag("decl", 4, -1), new Type.Modifier(Kind.TYPE_TAG, "user", 1),
                new Type.Enumeration(Kind.ENUM64, "e64", 8, false, List.of(new Type.Constant("BIG", 2L << 32 | 1))));
        assertThat(btf.count()).isEqualTo(20);
        for (int id = 1; id < btf.count(); id++) {
            assertThat(btf.type(id).kind().ordinal()).isEqualTo(id);
        }
    }

    @Test
    void names_are_spelt_as_in_C() {
        BtfBytes b = BtfBytes.little().integer("int", 4, true);
        Btf btf = b.type("", Kind.PTR, 0, 1)
                .type("", Kind.ARRAY, 0, 0, 2, 1, 4)
                .type("", Kind.PTR, 0, 3)
                .type("", Kind.CONST, 0, 1)
                .type("", Kind.PTR, 0, 5)
                .type("", Kind.CONST, 0, 6)
                .type("", Kind.FUNC_PROTO, 1, 0, 0, 7)
                .type("", Kind.PTR, 0, 8)
                .type("", Kind.ARRAY, 0, 0, 9, 1, 0)
                .type("", Kind.STRUCT, 0, 0)
                .parse();
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).stream().map(btf::typeName)).containsExactly(
                "void", "int", "int *", "int *[4]", "int *(*)[4]", "const int", "const int *", "const int *const",
                        "void (const int *const)",
                "void (*)(const int *const)", "void (*[])(const int *const)", "struct {...}");
    }

    @Test
    void a_type_is_found_by_kind_and_name() {
        Btf btf = Samples.values();
        assertThat(btf.type(btf.find(Kind.STRUCT, "inner").orElseThrow()).name()).isEqualTo("inner");
        assertThat(btf.find(Kind.UNION, "inner")).isEmpty();
        assertThat(btf.find(Kind.STRUCT, "inne")).isEmpty();
        assertThat(btf.find(Kind.STRUCT, "")).isPresent();
    }

    @Test
    void sizes_are_those_of_the_compiler() {
        Btf btf = Samples.values();
        assertThat(btf.size(btf.find(Kind.STRUCT, "everything").orElseThrow())).isEqualTo(192);
        assertThat(btf.size(btf.find(Kind.DATASEC, ".data").orElseThrow()))
                .isEqualTo(Samples.bytes("values.data").length);
        assertThat(btf.size(btf.find(Kind.VAR, "hits").orElseThrow())).isEqualTo(16);
        assertThatThrownBy(() -> btf.size(0))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("void has no values");
        assertThatThrownBy(() -> btf.size(btf.find(Kind.FUNC, "use").orElseThrow()))
                .isInstanceOf(TroubleException.class);
    }

    @Test
    void typedefs_and_modifiers_are_looked_through() {
        Btf btf = Samples.values();
        assertThat(btf.plain(btf.find(Kind.TYPEDEF, "u128").orElseThrow()))
                .isEqualTo(new Type.Int("unsigned __int128", 16, 128, 0, false, false));
        assertThat(btf.plain(0)).isEqualTo(new Type.Void());
    }

    @Test
    void the_other_byte_order_is_read_too() {
        Btf btf = new BtfBytes(ByteOrder.BIG_ENDIAN).integer("int", 4, true).parse();
        assertThat(btf.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(btf.read(1, new byte[] {0, 0, 1, 2})).hasToString("258");
        assertThat(btf.write(1, "258")).containsExactly(0, 0, 1, 2);
    }
}
