package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValueWriterTest {
    private static final Btf BTF = Samples.values();

    private static int id(Kind kind, String name) {
        return BTF.find(kind, name).orElseThrow();
    }

    private static int number(String name) {
        return id(Kind.TYPEDEF, name);
    }

    private static Value everything(String text) {
        int id = id(Kind.STRUCT, "everything");
        return BTF.read(id, BTF.write(id, text));
    }

    private static String field(String name, String text) {
        return ((Value.Struct) everything("{." + name + " = " + text + "}")).fields().get(name).toString();
    }

    @Test
    void what_is_shown_can_be_typed_and_gives_the_compilers_bytes_again() {
        int data = id(Kind.DATASEC, ".data");
        byte[] bytes = Samples.bytes("values.data");
        assertThat(BTF.write(data, BTF.read(data, bytes).toString())).isEqualTo(bytes);
        assertThat(BTF.write(data, BTF.read(data, bytes).json())).as("JSON is understood as well").isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "byte, 255, 255", "byte, 0xff, 255", "byte, 0b101, 5", "byte, '''A''', 65", "tiny, -128, -128",
                "wide, -9223372036854775808, -9223372036854775808",
        "huge, 0xffffffffffffffff, 18446744073709551615", "yes, true, true", "yes, 0, false", "color, GREEN, GREEN",
                "color, BLUE, BLUE", "color, 3, 3",
        "third, 0.5, 0.5", "pi, -1e3, -1000.0", "pointer, 0xffff888000000000, 0xffff888000000000", "mid, -64, -64",
                "high, 4194303, 4194303", "name, bash, \"bash\"",
        "name, \"a b\\n\", \"a b\\n\"", "name, \"\\u0041\", \"A\"", "letter, '''x''', 120",
                "address, 10.11.0.2, 33557258", "whole, 0x01020304, 16909060",
        "'giant', 170141183460469231731687303715884105729, 170141183460469231731687303715884105729",
    })
    void scalars_are_typed_as_in_C(String field, String typed, String shown) {
        assertThat(field(field, typed)).isEqualTo(shown);
    }

    @Test
    void an_IPv4_address_goes_in_network_order() {
        assertThat(BTF.write(number("__be32"), "10.11.0.2")).containsExactly(10, 11, 0, 2);
    }

    @Test
    void an_IPv6_address_of_the_kernel_reads_as_it_is_typed() {
        BtfBytes b = BtfBytes.little().integer("unsigned char", 1, false).type("", Kind.ARRAY, 0, 0, 1, 1, 16);
        Btf btf = b.type("in6_addr", Kind.STRUCT, 1, 16, b.string("u6_addr8"), 2, 0)
                .type("s", Kind.STRUCT, 1, 16, b.string("from"), 3, 0).parse();
        for (String address : new String[] {"fe80::1", "::", "::1", "1::", "2001:db8::1:0:0:1", "1:2:3:4:5:6:7:8",
                "1:0:3:4:5:6:7:8"}) {
            byte[] raw = btf.write(4, "{.from = " + address + "}");
            assertThat(btf.read(4, raw)).hasToString("{.from = " + address + "}");
            assertThat(new String(printed(btf, raw), StandardCharsets.UTF_8)).isEqualTo("{.from = " + address + "}");
        }
        assertThat(btf.leaves(4)).extracting(Leaf::path).containsExactly("from");
    }

    private static byte[] printed(Btf btf, byte[] raw) {
        ByteText text = new ByteText();
        Printer.of(btf, 4).print(raw, 0, text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            text.flush(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void structs_take_names_in_both_notations_or_values_in_order() {
        int inner = id(Kind.STRUCT, "inner");
        byte[] expected = {7, 0, 2, 0, 0, 0, 0, 1};
        for (String text : new String[] {"{.x = 7, .mac = {2, 0, 0, 0, 0, 1}}", "{x: 7, mac: [2,0,0,0,0,1],}",
                "{7, {2,0,0,0,0,1}}", " { .mac={2,0,0,0,0,1} , .x=7 } "}) {
            assertThat(BTF.write(inner, text)).as(text).isEqualTo(expected);
        }
        assertThat(BTF.write(inner, "{}")).containsOnly(0);
    }

    @Test
    void members_of_nameless_members_are_typed_as_the_structs_own() {
        assertThat(everything("{.first = 1, .second = 2, .deep = 3}").toString())
                .contains(".whole = 131073,", ".deep = 3");
    }

    @Test
    void what_is_not_named_stays() {
        int inner = id(Kind.STRUCT, "inner");
        byte[] now = {7, 0, 2, 0, 0, 0, 0, 1};
        assertThat(BTF.write(inner, "{.x = -1}", now)).containsExactly(-1, -1, 2, 0, 0, 0, 0, 1);
        assertThat(now).containsExactly(7, 0, 2, 0, 0, 0, 0, 1);
        assertThat(BTF.write(id(Kind.VAR, "greeting"), "hi", "hello!!!".getBytes(StandardCharsets.UTF_8)))
                .containsExactly('h', 'i', 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{.byte = 256} | 256 does not fit byte: __u8 is 0 to 255",
        "{.byte = -1} | -1 does not fit byte: __u8 is 0 to 255",
        "{.tiny = 128} | 128 does not fit tiny: __s8 is -128 to 127",
        "{.low = 8} | 8 does not fit low: unsigned int in 3 bits is 0 to 7",
        "{.mid = 64} | 64 does not fit mid: int in 7 bits is -64 to 63",
        "{.yes = 2} | 2 is neither true nor false",
        "{.number = 010} | 010 is not a number",
        "{.number = eight} | eight is not a number",
        "{.number = 10.0.0.300} | 10.0.0.300 is not an address: it is four numbers of 0 to 255",
        "{.number = 10.0.1} | 10.0.1 is not an address: it is four numbers of 0 to 255",
        "{.byte = 10.0.0.1} | 10.0.0.1 is an address, and there is room for 8 bits",
        "{.color = REED} | enum color has no REED",
        "{.nam = x} | struct everything has no nam",
        "{.byte = 1, .byte = 2} | byte is given twice",
        "{.name = 12345678901234567} | the text has 17 bytes, and there is room for 16",
        "{.grid = {{1,2,3,4}}} | 4 items are too many for int [3]",
        "{.grid = {.a = 1}} | items of an array have no names, and a is one",
        "{.inner = 5} | struct inner is a struct, and 5 is one value",
        "{.grid = 5} | int [2][3] is an array, and 5 is one value",
        "{.pi = much} | much is not a number",
        "80 | struct everything is a struct, and 80 is one value",
        "{.byte = 1 | a comma or } is missing at the end",
        "{.byte = 1} x | there is more behind the value at 'x'",
        "{.name = \"x} | the closing \" is missing at the end",
        "{.byte = } | a value is missing at '}'",
        "'' | a value is missing at the end",
    })
    void what_does_not_fit_is_said_with_the_reason(String typed, String why) {
        assertThatThrownBy(() -> everything(typed)).isInstanceOfSatisfying(TroubleException.class, e -> {
            assertThat(e.trouble().why()).isEqualTo(why);
            assertThat(e.trouble().kind()).isEqualTo(Trouble.Kind.USAGE);
            assertThat(e.trouble().what()).contains(typed);
        });
    }

    @Test
    void hints_know_near_names_and_show_an_example() {
        assertThat(hint(id(Kind.STRUCT, "everything"), "{.nam = x}")).isEqualTo("did you mean name?");
        assertThat(hint(id(Kind.STRUCT, "everything"), "{.color = GREN}")).isEqualTo("did you mean GREEN?");
        assertThat(hint(id(Kind.STRUCT, "inner"), "80")).isEqualTo("it looks like {.x = 0, .mac = {0, 0, 0, 0, 0, 0}}");
        assertThat(hint(id(Kind.STRUCT, "inner"), "{.zzz = 1}"))
                .isEqualTo("it looks like {.x = 0, .mac = {0, 0, 0, 0, 0, 0}}");
        assertThat(hint(id(Kind.STRUCT, "inner"), "{.x = 1"))
                .isEqualTo("it looks like {.x = 0, .mac = {0, 0, 0, 0, 0, 0}}");
        assertThatThrownBy(() -> BTF.write(id(Kind.STRUCT, "inner"), "{.zzz = 1}"))
                .hasMessageContaining("has no zzz; it has x, mac");
    }

    private static String hint(int id, String text) {
        try {
            BTF.write(id, text);
            return "no trouble";
        } catch (TroubleException e) {
            return e.trouble().hint();
        }
    }

    @Test
    void members_of_a_union_may_be_given_together_only_if_they_agree() {
        BtfBytes b = BtfBytes.little().integer("int", 4, true).integer("char", 1, true);
        Btf btf = b.type("u", Kind.UNION, 2, 4, b.string("whole"), 1, 0, b.string("first"), 2, 0).parse();
        assertThat(btf.write(3, "{.whole = 258, .first = 2}")).containsExactly(2, 1, 0, 0);
        assertThatThrownBy(() -> btf.write(3, "{.whole = 258, .first = 3}"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("contradict each other");
    }

    @Test
    void members_of_a_nameless_union_must_agree_as_well() {
        assertThat(everything("{.whole = 131073, .first = 1}").toString()).contains(".second = 2");
        assertThatThrownBy(() -> everything("{.whole = 131073, .first = 3}"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("contradict each other");
    }

    @Test
    void a_name_of_a_number_too_great_for_a_bit_field_is_refused() {
        BtfBytes b = BtfBytes.little();
        b.type("size", Kind.ENUM, 2, 4, b.string("SMALL"), 3, b.string("LARGE"), 9);
        Btf btf = b.flagged("s", Kind.STRUCT, 1, 4, b.string("size"), 1, 3 << 24).parse();
        assertThat(btf.write(2, "{.size = SMALL}")).containsExactly(3, 0, 0, 0);
        assertThatThrownBy(() -> btf.write(2, "{.size = LARGE}"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("LARGE is 9, and does not fit into 3 bits");
    }

    @Test
    void a_number_that_a_float_cannot_hold_is_refused() {
        Btf btf = BtfBytes.little().type("float", Kind.FLOAT, 0, 4).type("double", Kind.FLOAT, 0, 8).parse();
        assertThat(btf.read(2, btf.write(2, "1e39"))).hasToString("1.0E39");
        assertThatThrownBy(() -> btf.write(1, "1e39"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("float is -3.4028235E38 to 3.4028235E38");
    }

    @Test
    void letters_and_network_order_are_typed_as_in_C() {
        assertThat(field("letter", "x")).isEqualTo("120");
        assertThat(field("letter", "5")).isEqualTo("5");
        assertThat(field("letter", "\"5\"")).isEqualTo("53");
        assertThat(BTF.write(number("__be32"), "htonl(0x0a0b0002)")).containsExactly(10, 11, 0, 2);
        Btf btf = BtfBytes.little().integer("short", 2, false).parse();
        assertThat(btf.write(1, "bpf_htons(80)")).containsExactly(0, 80);
        assertThatThrownBy(() -> btf.write(1, "htons(65536)")).isInstanceOf(TroubleException.class);
        assertThatThrownBy(() -> btf.write(1, "htonl(80)"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("room for 16 bits");
    }

    @Test
    void fields_of_fields_are_named_with_a_dot() {
        assertThat(everything("{.inner.x = 7, .inner.mac = {1}}"))
                .isEqualTo(everything("{.inner = {.x = 7, .mac = {1}}}"));
        assertThat(hint(id(Kind.STRUCT, "everything"), "{.inner.zzz = 7}"))
                .isEqualTo("it looks like {.inner = {.x = 0, .mac = {0, 0, 0, 0, 0, 0}}}");
    }

    /** As C has them: a text may have bytes that are no letters of it. */
    @Test
    void bytes_are_typed_by_their_codes() {
        assertThat(everything("{.name = \"a\\x62\\143\"}")).isEqualTo(everything("{.name = \"abc\"}"));
        assertThat(everything("{.name = \"\\xff\\1\\0b\"}")).isEqualTo(everything("{.name = {-1, 1, 0, 98}}"));
    }

    @Test
    void the_example_is_of_the_field_that_was_wrong() {
        int everything = id(Kind.STRUCT, "everything");
        assertThat(hint(everything, "{.number = eight}")).isEqualTo("it looks like {.number = 0}");
        assertThat(hint(everything, "{.inner = {.x = eight}}")).isEqualTo("it looks like {.inner = {.x = 0}}");
        assertThat(hint(everything, "{.grid = {{a}}}")).isEqualTo("it looks like {.grid = {{0}}}");
        assertThat(hint(everything, "80")).contains("or with more of its");
        assertThat(BTF.write(everything, hint(everything, "{.grid = {{a}}}").replace("it looks like ", "")))
                .hasSize(BTF.size(everything));
    }

    @Test
    void braces_without_end_do_not_break_the_reader() {
        assertThatThrownBy(() -> everything("{".repeat(100_000)))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("more than 64 braces");
    }

    @Test
    void a_function_cannot_be_typed() {
        assertThatThrownBy(() -> BTF.write(id(Kind.FUNC, "use"), "1")).isInstanceOf(TroubleException.class);
    }
}
