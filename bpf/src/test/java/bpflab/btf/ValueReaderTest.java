package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValueReaderTest {
    private static final Btf BTF = Samples.values();
    private static final int DATA = BTF.find(Kind.DATASEC, ".data").orElseThrow();

    @Test
    void the_compilers_own_bytes_read_as_the_C_file_says() {
        Value.Struct data = (Value.Struct) BTF.read(DATA, Samples.bytes("values.data"));
        assertThat(data.fields().keySet()).containsExactly("sample", "limit");
        assertThat(data.fields().get("limit")).hasToString("-7");
        Map<String, Value> sample = ((Value.Struct) data.fields().get("sample")).fields();
        StringBuilder lines = new StringBuilder();
        sample.forEach((name, value) -> lines.append(name).append(" = ").append(value).append('\n'));
        assertThat(lines).hasToString(Samples.text("values.txt"));
    }

    @Test
    void json_has_the_same_with_its_own_quoting() {
        assertThat(BTF.read(DATA, Samples.bytes("values.data")).json() + "\n").isEqualTo(Samples.text("values.json"));
    }

    @Test
    void a_section_that_is_all_zero_reads_as_its_variables() {
        int bss = BTF.find(Kind.DATASEC, ".bss").orElseThrow();
        assertThat(BTF.read(bss, new byte[BTF.size(bss)]))
                .hasToString("{.counter = 0, .hits = {0, 0}, .flexible = 0x0, .nothing = 0x0}");
    }

    @Test
    void a_flexible_array_takes_what_is_behind_its_struct() {
        int flexible = BTF.find(Kind.STRUCT, "flexible").orElseThrow();
        assertThat(BTF.read(flexible, new byte[4])).hasToString("{.count = 0, .items = {}}");
        byte[] two = new byte[4 + 2 * 8 + 5];
        two[4] = 3;
        two[12] = 4;
        assertThat(BTF.read(flexible, two).json())
                .isEqualTo("{\"count\":0,\"items\":[{\"x\":3,\"mac\":[0,0,0,0,0,0]},{\"x\":4,\"mac\":[0,0,0,0,0,0]}]}");
    }

    @Test
    void char_arrays_are_text_while_a_person_can_read_them() {
        assertThat(chars("bash\0\0\0\0")).isEqualTo(new Value.Text("bash"));
        assertThat(chars("bash\0xyz")).as("what stands behind the zero is left over").isEqualTo(new Value.Text("bash"));
        assertThat(chars("12345678")).as("no room for a zero").isEqualTo(new Value.Text("12345678"));
        assertThat(chars("\0\0\0\0\0\0\0\0")).isEqualTo(new Value.Text(""));
        assertThat(chars("h\u00e9llo\0\0")).isEqualTo(new Value.Text("h\u00e9llo"));
        assertThat(chars("\0abcdefg")).hasToString("{0, 97, 98, 99, 100, 101, 102, 103}");
        assertThat(chars("a\u001b[2J\0\0\0")).as("an escape is no text").hasToString("{97, 27, 91, 50, 74, 0, 0, 0}");
    }

    private static Value chars(String text) {
        BtfBytes bytes = BtfBytes.little().integer("char", 1, true).type("", Kind.ARRAY, 0, 0, 1, 1, 8);
        return bytes.parse().read(2, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void enumerators_have_names_or_numbers() {
        BtfBytes b = BtfBytes.little();
        Btf btf = b.type("e", Kind.ENUM, 2, 4, b.string("ZERO"), 0, b.string("MINUS"), -1)
                .type("e64", Kind.ENUM64, 1, 8, b.string("BIG"), 1, 2)
                .flagged("signed", Kind.ENUM, 1, 4, b.string("ONE"), 1).parse();
        assertThat(btf.read(1, new byte[4])).hasToString("ZERO");
        assertThat(btf.read(1, new byte[] {-1, -1, -1, -1}))
                .as("old compilers call every enum unsigned")
                .hasToString("MINUS");
        assertThat(btf.read(1, new byte[] {7, 0, 0, 0})).hasToString("7");
        assertThat(btf.read(2, new byte[] {1, 0, 0, 0, 2, 0, 0, 0})).hasToString("BIG");
        assertThat(btf.read(3, new byte[] {-2, -1, -1, -1})).hasToString("-2");
    }

    @Test
    void bit_fields_of_big_endian_machines_start_at_the_other_end() {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            BtfBytes b = new BtfBytes(order).integer("int", 4, false);
            Btf btf = b.flagged("s", Kind.STRUCT, 2, 4, b.string("four"), 1, 4 << 24, b.string("ten"), 1, 10 << 24 | 4)
                    .parse();
            boolean big = order == ByteOrder.BIG_ENDIAN;
            byte[] bytes = big ? new byte[] {0x5a, (byte) 0xbc, 0, 0} : new byte[] {(byte) 0xa5, 0x2b, 0, 0};
            assertThat(btf.read(2, bytes)).hasToString(big ? "{.four = 5, .ten = 687}" : "{.four = 5, .ten = 698}");
            assertThat(btf.write(2, "{.four = 5, .ten = " + (big ? 687 : 698) + "}"))
                    .isEqualTo(big ? new byte[] {0x5a, (byte) 0xbc, 0, 0} : bytes);
        }
    }

    @Test
    void bit_fields_of_compilers_without_the_flag_have_a_type_of_their_own() {
        BtfBytes b = BtfBytes.little().type("int", Kind.INT, 0, 4, 1 << 24 | 3);
        Btf btf = b.type("s", Kind.STRUCT, 1, 4, b.string("three"), 1, 6).parse();
        assertThat(btf.read(2, new byte[] {(byte) 0xc0, 1, 0, 0})).hasToString("{.three = -1}");
    }

    @Test
    void too_few_bytes_are_trouble_and_too_many_are_not() {
        int inner = BTF.find(Kind.STRUCT, "inner").orElseThrow();
        assertThatThrownBy(() -> BTF.read(inner, new byte[7]))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("it has 8 bytes, and there are 7");
        assertThat(BTF.read(inner, new byte[16])).hasToString("{.x = 0, .mac = {0, 0, 0, 0, 0, 0}}");
    }

    @Test
    void bytes_without_a_type_stay_bytes() {
        assertThat(BTF.read(0, new byte[] {1, -1})).isEqualTo(Value.bytes(new byte[] {1, -1})).hasToString("01 ff");
        assertThat(BTF.read(0, new byte[] {1, -1}).json()).isEqualTo("\"01 ff\"");
    }

    @Test
    void a_struct_without_members_is_an_empty_one() {
        assertThat(BTF.read(BTF.find(Kind.STRUCT, "nothing").orElseThrow(), new byte[0])).hasToString("{}");
    }

    @Test
    void a_float_has_the_digits_that_tell_it_from_others() {
        Btf btf = BtfBytes.little().type("float", Kind.FLOAT, 0, 4).parse();
        assertThat(btf.read(1, btf.write(1, "0.1"))).hasToString("0.1");
        assertThat(btf.read(1, btf.write(1, "-inf"))).hasToString("-Infinity");
    }

    @Test
    void a_flexible_array_may_begin_in_the_padding_and_shows_only_where_there_is_more_than_the_struct() {
        BtfBytes b = BtfBytes.little().integer("long", 8, true).integer("unsigned char", 1, false)
                .type("", Kind.ARRAY, 0, 0, 2, 2, 0);
        Btf btf = b.type("record", Kind.STRUCT, 3, 16,
                b.string("at"), 1, 0, b.string("length"), 2, 64, b.string("data"), 3, 72).parse();
        byte[] record = new byte[18];
        record[8] = 3;
        record[9] = 'a';
        record[17] = 'z';
        assertThat(btf.read(4, record))
                .hasToString("{.at = 0, .length = 3, .data = {97, 0, 0, 0, 0, 0, 0, 0, 122}}");
        assertThat(btf.read(4, Arrays.copyOf(record, 16))).hasToString("{.at = 0, .length = 3, .data = {}}");
        assertThat(btf.record(4, Arrays.copyOf(record, 10))).hasToString("{.at = 0, .length = 3, .data = {97}}");
        assertThat(btf.record(4, Arrays.copyOf(record, 9))).hasToString("{.at = 0, .length = 3, .data = {}}");
        assertThat(btf.record(4, Arrays.copyOf(record, 16)).field("data").item(6)).hasToString("0");
        assertThat(btf.leastBytes(4)).isEqualTo(9);
        assertThatThrownBy(() -> btf.record(4, new byte[8])).isInstanceOf(TroubleException.class);
    }

    @Test
    void structs_cannot_be_changed() {
        Value.Struct data = (Value.Struct) BTF.read(DATA, Samples.bytes("values.data"));
        assertThatThrownBy(() -> data.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void what_json_cannot_say_is_escaped_or_text() {
        assertThat(new Value.Text("a\"b\\c\n\u0001\u00e9").json()).isEqualTo("\"a\\\"b\\\\c\\n\\u0001\u00e9\"");
        assertThat(new Value.Real(Double.NaN).json()).isEqualTo("\"NaN\"");
        assertThat(new Value.Array(Arrays.asList(new Value.Bool(true), new Value.Pointer(-1))).json())
                .isEqualTo("[true,\"0xffffffffffffffff\"]");
    }
}
