package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A good object's bytes, damaged in every way that there is time for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamagedBytesTest {
    @Test
    void every_shorter_copy_of_a_good_object_is_trouble_and_nothing_else() {
        byte[] good = Samples.mixed();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> ObjectFile.parse("cut.o", cut)).isInstanceOfSatisfying(
                    TroubleException.class, refused -> {
                        assertThat(refused.trouble().what()).contains("cut.o");
                        assertThat(refused.trouble().hint()).isNotEmpty();
                    });
        }
    }

    @Test
    void flipped_bytes_give_a_result_or_trouble_and_nothing_else() {
        byte[] good = Samples.mixed();
        Random random = new Random(4711);
        for (int round = 0; round < 4000; round++) {
            byte[] bad = good.clone();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> parsedOrTrouble(bad)).as("round " + round).doesNotThrowAnyException();
        }
    }

    /** Damage where it hurts most: every byte of the header, of the section table and of the types. */
    @Test
    void each_byte_of_header_and_section_table_may_be_wrong() {
        byte[] good = Samples.mixed();
        for (int at = 0; at < good.length; at++) {
            if (at < Header.BYTES || at >= good.length - 34 * 64) {
                byte[] bad = good.clone();
                bad[at] = (byte) ~bad[at];
                assertThatCode(() -> parsedOrTrouble(bad)).as("byte " + at).doesNotThrowAnyException();
            }
        }
    }

    private static void parsedOrTrouble(byte[] bytes) {
        try {
            assertThat(ObjectFile.parse("bad.o", bytes).programs()).isNotEmpty();
        } catch (TroubleException e) {
            assertThat(e.trouble().why()).isNotEmpty();
        }
    }
}
