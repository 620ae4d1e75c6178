package bpflab.insn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DisassemblerTest {
    private static final Disassembler PLAIN = new Disassembler(new Names() {});

    /**
     * A line of a golden file is bytes, blanks, text; see the first line of opcodes.txt for where the text comes from.
     */
    @ParameterizedTest
    @ValueSource(strings = {"instructions.txt", "opcodes.txt", "verifier-6.18.txt", "bpftool-7.5.txt"})
    void prints_what_the_kernel_prints(String golden) throws IOException {
        for (String line : lines(golden)) {
            String hex = line.substring(0, line.indexOf(' '));
            assertThat(texts(HexFormat.of().parseHex(hex))).as(hex).containsExactly(line.substring(35));
        }
    }

    @Test
    void covers_all_256_opcodes() throws IOException {
        assertThat(lines("opcodes.txt")).hasSize(256);
    }

    @Test
    void takes_both_slots_of_a_64_bit_immediate() {
        byte[] code = HexFormat.of().parseHex("1801000001000000" + "0000000002000000" + "9500000000000000");
        List<Placed> placed = Decoder.decode(code);
        assertThat(placed).extracting(p -> p.at().index()).containsExactly(0, 2);
        assertThat(placed.get(0).bytes()).hasSize(16);
        assertThat(texts(code)).containsExactly("(18) r1 = 0x200000001", "(95) exit");
    }

    @Test
    void calls_a_64_bit_immediate_without_its_second_slot_invalid() {
        byte[] code = HexFormat.of().parseHex("1801000001000000");
        assertThat(Decoder.decode(code).get(0).instruction()).isInstanceOf(Instruction.Invalid.class);
        assertThat(texts(code)).containsExactly("BUG_ld_18");
    }

    @Test
    void asks_for_names_with_the_place_of_the_instruction() {
        Names names = new Names() {
            @Override
            public String value(Slot at, Instruction.LoadWide load) {
                return "map at " + at + " byte " + at.bytes();
            }

            @Override
            public String callee(Slot at, Instruction.Call call) {
                return "function at " + at;
            }
        };
        byte[] code = HexFormat.of()
                .parseHex("bf16000000000000" + "18110000070000000000000000000000" + "8500000001000000");
        assertThat(Decoder.decode(code)).extracting(new Disassembler(names)::text)
                .containsExactly("(bf) r6 = r1", "(18) r1 = map at 1 byte 8", "(85) call function at 3");
    }

    @Test
    void gives_a_text_for_any_bytes_at_all() {
        Random random = new Random(4711);
        for (int round = 0; round < 2000; round++) {
            byte[] code = new byte[random.nextInt(40) * Slot.BYTES];
            random.nextBytes(code);
            List<Placed> placed = Decoder.decode(code);
            assertThat(placed.stream().mapToInt(p -> p.bytes().length).sum()).isEqualTo(code.length);
            assertThat(texts(code))
                    .allSatisfy(text -> assertThat(text).matches("\\([0-9a-f]{2}\\) .+|BUG_.*[0-9a-f]{2}"));
        }
    }

    @Test
    void refuses_half_a_slot() {
        assertThatThrownBy(() -> Decoder.decode(new byte[12]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 bytes");
    }

    @Test
    void knows_the_first_and_the_last_helper_and_none_beyond() {
        assertThat(Helpers.name(1)).contains("bpf_map_lookup_elem");
        assertThat(Helpers.name(211)).contains("bpf_cgrp_storage_delete");
        assertThat(Helpers.name(212)).isEmpty();
        assertThat(Helpers.name(-1)).isEmpty();
    }

    private static List<String> texts(byte[] code) {
        return Decoder.decode(code).stream().map(PLAIN::text).toList();
    }

    private static List<String> lines(String golden) throws IOException {
        try (InputStream in = DisassemblerTest.class.getResourceAsStream(golden)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
