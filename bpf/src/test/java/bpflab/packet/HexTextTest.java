package bpflab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HexTextTest {
    private static final String FRAME = "ffffffffffff02000000000208004500001c4142";

    private static String read(String text) {
        return HexFormat.of().formatHex(HexText.bytes(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        FRAME,
        "0x" + FRAME,
        "ffffffffffff 020000000002 0800 4500001c 4142",
        "FF FF FF FF FF FF 02 00 00 00 00 02 08 00 45 00 00 1C 41 42",
        "ff:ff:ff:ff:ff:ff:2:0:0:0:0:2:8:0:45:0:0:1c:41:42",
        "ff-ff-ff-ff-ff-ff 02_00_00_00_00_02 0800 4500001c 4142",
        "\\xff\\xff\\xff\\xff\\xff\\xff\\x02\\x00\\x00\\x00\\x00\\x02\\x08\\x00\\x45\\x00\\x00\\x1c\\x41\\x42",
        "0xff 0xff 0xff 0xff 0xff 0xff 0x02 0x00 0x00 0x00 0x00 0x02 0x08 0x00 0x45 0x00 0x00 0x1c 0x41 0x42",
        "ff,ff,ff,ff,ff,ff,2,0,0,0,0,2,8,0,45,0,0,1c,41,42",
        "u8 p[] = { 0xff, 0xff, 0xff,0xff,0xff,0xff, 2, 0, 0,0,0,2, /* type */ 8,0, 0x45, 0, 0, 28, 65, 0x42 };",
        "char packet[] = {\n  0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 0,\n 0, 0, 0, 2, // from\n"
                + "  8, 0, 0x45, 0x0,\n  0, 28, 0x41, 0x42\n};",
        "00000000: ffff ffff ffff 0200 0000 0002 0800 4500  ..............E.\n"
                + "00000010: 001c 4142                                ..AB",
        "00000000  ff ff ff ff ff ff 02 00  00 00 00 02 08 00 45 00  |..............E.|\n"
                + "00000010  00 1c 41 42                                       |..AB|\n00000014",
        "\t0x0000:  ffff ffff ffff 0200 0000 0002 0800 4500\n\t0x0010:  001c 4142",
        "\t0x0000:  ffff ffff ffff 0200 0000 0002 0800 4500  ..............E.\n\t0x0010:  001c 4142"
                + "                                ..AB",
        "0000   ff ff ff ff ff ff 02 00 00 00 00 02 08 00 45 00   ..............E.\n"
                + "0010   00 1c 41 42                                       ..AB",
        "0000  ff ff ff ff ff ff 02 00  00 00 00 02 08 00 45 00   ........ ......E.\n0010  00 1c 41 42",
    })
    void what_tools_print_is_the_same_frame(String copied) {
        assertThat(read(copied)).isEqualTo(FRAME);
    }

    /** Two lists of one digit would else be one byte: a packet that is a byte too short, and nobody told. */
    @Test
    void an_element_of_a_list_is_a_byte_of_its_own() {
        assertThat(read("0x45,0,0")).isEqualTo("450000");
        assertThat(read("a,b")).isEqualTo("0a0b");
        assertThat(read("{0x10, 10}")).isEqualTo("100a");
    }

    @Test
    void says_which_word_is_no_byte() {
        assertThatThrownBy(() -> HexText.bytes("ff f")).hasMessageContaining("'f' has an odd number of digits");
        assertThatThrownBy(() -> HexText.bytes("00 zz")).hasMessageContaining("'zz' is none");
        assertThatThrownBy(() -> HexText.bytes("0x00, ab")).hasMessageContaining("'ab'");
        assertThatThrownBy(() -> HexText.bytes(" ")).hasMessageContaining("there are none");
        assertThatThrownBy(() -> HexText.bytes("0x00, 256")).hasMessageContaining("'256'");
    }
}
