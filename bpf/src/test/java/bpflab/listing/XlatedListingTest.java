package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.LineInfo;
import bpflab.insn.Decoder;
import bpflab.insn.Disassembler;
import bpflab.insn.Placed;
import bpflab.insn.Slot;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class XlatedListingTest {
    private static final byte[] CALL_SUBPROGRAM = HexFormat.of().parseHex("8510030001000000");
    private static final byte[] CALL_HELPER = HexFormat.of().parseHex("8500000000010000");

    @Test
    void shows_addresses_where_no_symbol_starts() {
        assertThat(only(CALL_HELPER, List.of(), new Recording.Known(Map.of(), Map.of("__bpf_call_base", 0x1000L))))
                .isEqualTo("(85) call 0x1100#256");
        assertThat(only(CALL_SUBPROGRAM, List.of(16L, 0xffffffffc0001234L), Recording.Known.NOTHING))
                .isEqualTo("(85) call pc+3#0xffffffffc0001234");
    }

    @Test
    void shows_only_the_distance_of_a_subprogram_whose_address_is_hidden() {
        assertThat(only(CALL_SUBPROGRAM, List.of(), Recording.Known.NOTHING)).isEqualTo("(85) call pc+3");
    }

    @Test
    void shows_the_address_from_the_call_base_when_the_number_of_a_subprogram_is_too_great() {
        assertThat(only(
                CALL_SUBPROGRAM, List.of(16L), new Recording.Known(Map.of(), Map.of("__bpf_call_base", 0x1000L))))
                .isEqualTo("(85) call pc+3#0x1001");
    }

    @Test
    void names_a_helper_that_the_kernel_left_as_its_id() {
        assertThat(only(HexFormat.of().parseHex("850000000c000000"), List.of(), Recording.Known.NOTHING))
                .isEqualTo("(85) call bpf_tail_call#12");
    }

    @ParameterizedTest
    @CsvSource({"18110000070000000000000000000000,map[id:7]", "18210000070000000000000010000000,map[id:7][0]+16",
        "18610000020000000000000008000000,map[idx:2]+8", "18410000fdffffff0000000000000000,subprog[-3]",
        "1801000004000000000000000a000000,0xa00000004", "18310000040000000000000000000000,0x4"})
    void names_what_64_bit_immediates_refer_to(String bytes, String text) {
        assertThat(only(HexFormat.of().parseHex(bytes), List.of(), Recording.Known.NOTHING))
                .isEqualTo("(18) r1 = " + text);
    }

    /** Three records at slot 1: bpftool prints the last of them, and again before slots 2 and 3. */
    @Test
    void repeats_a_line_as_bpftool_does_where_records_share_an_instruction() {
        List<LineInfo> lines = List.of(line(0, "a"), line(1, "b"), line(1, "c"), line(1, "  d"), line(5, "e"));
        Xlated xlated = new Xlated(new byte[48], List.of(), lines, Optional.empty(), List.of());
        List<Row> rows = Listing.xlated(xlated, Recording.Known.NOTHING);
        assertThat(Rows.text(rows))
                .containsExactly("; a", "0: BUG_ld_00", "; d", "1: BUG_ld_00", "; d", "2: BUG_ld_00",
                "; d", "3: BUG_ld_00", "4: BUG_ld_00", "; e", "5: BUG_ld_00");
    }

    @Test
    void starts_lines_only_where_the_first_record_stands() {
        Xlated xlated = new Xlated(new byte[16], List.of(), List.of(line(1, "late")), Optional.empty(), List.of());
        assertThat(Rows.text(Listing.xlated(xlated, Recording.Known.NOTHING)))
                .containsExactly("0: BUG_ld_00", "; late", "1: BUG_ld_00");
    }

    /** Instructions that were there before are not read again; others that share their place with them are. */
    @Test
    void each_instruction_reads_as_it_does_alone_however_many_stand_before_it() {
        Random random = new Random(20_261_129);
        int slots = 20_000;
        ByteBuffer code = ByteBuffer.allocate(slots * Slot.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> some = random.longs(3_000).boxed().toList();
        for (int i = 0; i < slots; i++) {
            code.putLong(some.get(random.nextInt(some.size())));
        }
        List<Placed> placed = Decoder.decode(code.array());
        Disassembler alone = new Disassembler(new KernelNames(List.of(), Recording.Known.NOTHING));
        List<Row> rows = Listing.xlated(
                new Xlated(code.array(), List.of(), List.of(), Optional.empty(), List.of()), Recording.Known.NOTHING);

        assertThat(rows).hasSameSizeAs(placed);
        for (int times = 0; times < 2; times++) {
            for (int i = 0; i < rows.size(); i++) {
                Row.Code row = (Row.Code) rows.get(i);
                assertThat(row.at()).isEqualTo(placed.get(i).at().index());
                assertThat(row.text()).isEqualTo(alone.text(placed.get(i)));
                assertThat(row.bytes()).isEqualTo(placed.get(i).bytes());
            }
        }
    }

    @Test
    void a_program_without_code_has_no_rows() {
        assertThat(Listing.xlated(
                new Xlated(new byte[0], List.of(), List.of(), Optional.empty(), List.of()), Recording.Known.NOTHING))
                        .isEmpty();
    }

    private static LineInfo line(int slot, String text) {
        return new LineInfo(slot, "x.c", text, slot + 1, 1);
    }

    private static String only(byte[] code, List<Long> addresses, Symbols symbols) {
        List<Row> rows = Listing.xlated(new Xlated(code, List.of(), List.of(), Optional.empty(), addresses), symbols);
        assertThat(rows).hasSize(1);
        return ((Row.Code) rows.get(0)).text();
    }
}
