package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InfoTest {
    private final BtfBytes bytes = BtfBytes.little();
    private final int file = bytes.string("demo.c");
    private final int text = bytes.string("\treturn 0;");
    private final Btf btf = bytes.parse();

    private static byte[] words(int... words) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            buffer.putInt(word);
        }
        return buffer.array();
    }

    @Test
    void lines_are_decoded_with_their_strings() {
        byte[] records = words(0, file, text, 7 << 10 | 2, 16, 0, 0, 0);
        assertThat(new LineRecords(records, 16, btf))
                .containsExactly(new LineInfo(0, "demo.c", "\treturn 0;", 7, 2), new LineInfo(16, "", "", 0, 0));
    }

    @Test
    void what_a_newer_kernel_appends_to_a_record_is_skipped() {
        assertThat(new LineRecords(words(0, file, text, 1 << 10, 99, 1, file, text, 2 << 10, 99), 20, btf))
                .extracting(LineInfo::line)
                .containsExactly(1, 2);
        assertThat(FunctionInfo.decode(words(0, 5, 99, 8, 6, 99), 12, btf))
                .containsExactly(new FunctionInfo(0, 5), new FunctionInfo(8, 6));
    }

    @Test
    void wrong_sizes_and_strings_are_trouble() {
        assertThatThrownBy(() -> new LineRecords(words(0, 0, 0), 12, btf))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("16 are needed");
        assertThatThrownBy(() -> new LineRecords(new byte[17], 16, btf))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("not a whole number");
        assertThatThrownBy(() -> FunctionInfo.decode(new byte[8], 0, btf)).isInstanceOf(TroubleException.class);
        assertThatThrownBy(() -> new LineRecords(words(0, 9999, 0, 0), 16, btf).get(0))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("no string at 9999");
    }
}
