package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.TroubleException;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrinterTest {
    private static final Btf BTF = Samples.values();

    @Test
    void every_type_is_written_as_its_value_is_shown() {
        Random random = new Random(1);
        int written = 0;
        for (int id = 1; id < BTF.count(); id++) {
            int size = size(id);
            byte[] raw = new byte[3 + Math.max(0, size) + 8];
            for (int round = 0; size > 0 && round < 20; round++) {
                random.nextBytes(raw);
                assertThat(printed(id, raw)).as(BTF.typeName(id)).isEqualTo(value(id, raw, size));
                written++;
            }
        }
        assertThat(written).isGreaterThan(200);
    }

    private static int size(int id) {
        try {
            return BTF.size(id);
        } catch (TroubleException none) {
            return 0;
        }
    }

    private static String value(int id, byte[] raw, int size) {
        byte[] cut = new byte[size];
        System.arraycopy(raw, 3, cut, 0, size);
        return BTF.read(id, cut).toString();
    }

    private static String printed(int id, byte[] raw) {
        ByteText text = new ByteText();
        Printer.of(BTF, id).print(raw, 3, text);
        return text.toString();
    }

    @Test
    void numbers_are_written_to_their_ends() {
        for (long number : new long[] {0, 9, 10, 99, 100, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L,
            Long.MAX_VALUE, Long.MIN_VALUE, -1, -10, Long.MIN_VALUE + 1}) {
            assertThat(new ByteText().add(number, true)).hasToString(Long.toString(number));
            assertThat(new ByteText().add(number, false)).hasToString(Long.toUnsignedString(number));
        }
        byte[] raw = {0, (byte) 0xff, 0x1f};
        assertThat(new ByteText().hex(raw, 1, 2)).hasToString("ff 1f");
    }
}
