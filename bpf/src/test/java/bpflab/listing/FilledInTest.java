package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FilledInTest {
    @Test
    void a_field_is_spelled_as_in_C_through_unions_and_arrays() {
        assertThat(notes(core(), "fields")).containsExactly(
                "(61) r2 = *(u32 *)(r1 +0) | byte_off | task_struct.pid | 0:0",
                "(b7) r3 = 24 | byte_off | task_struct.nested[2] | 0:1:0:0:2",
                "(71) r2 = *(u8 *)(r1 +43) | byte_off | task_struct.comm[3] | 0:2:3",
                "(61) r1 = *(u32 *)(r1 +56) | byte_off | task_struct[1].pid | 1:0",
                "(18) r1 = hidden ll | variable | hidden | .bss");
    }

    @Test
    void types_constants_and_what_may_be_missing_say_which_number_is_looked_up() {
        assertThat(notes(core(), "numbers")).containsExactly(
                "(b7) r1 = 56 | type_size | struct task_struct | 0",
                "(18) r6 = 0x7 | enumval_value | enum state AWAKE | 1",
                "(b7) r1 = 1 | field_exists | task_struct.whole | 0:1:1",
                "(18) r1 = stats ll | variable | stats | .bss+32",
                "(18) r1 = \"a\\x09long text that goes on and on and o…\" ll | text"
                        + " | \"a\\x09long text that goes on and on and o…\" | .rodata.str1.1");
    }

    @Test
    void what_the_kernel_has_is_told_apart() {
        assertThat(notes(core(), "externs")).containsExactly(
                "(18) r3 = hidden ll | variable | hidden | .bss",
                "(18) r2 = stats ll | variable | stats | .bss+32",
                "(18) r1 = limit ll | variable | limit | .rodata",
                "(85) call bpf_get_it | kfunc | bpf_get_it | bpf_get_it",
                "(18) r1 = CONFIG_HZ ll | kconfig | CONFIG_HZ | CONFIG_HZ",
                "(18) r2 = bpf_prog_active ll | ksym | bpf_prog_active | bpf_prog_active");
    }

    @Test
    void names_that_are_no_field_of_the_type_are_told_as_the_file_has_them() {
        byte[] bad = core().image().clone();
        replace(bad, "0:1:0:0:2", "0:1:0:0:x");
        replace(bad, "0:2:3", "0:9:3");
        assertThat(notes(ObjectFile.parse("bad.o", bad), "fields"))
                .anyMatch(note -> note.matches(".* r3 = 24 \\| byte_off \\| type \\d+ 0:1:0:0:x \\| 0:1:0:0:x"))
                .anyMatch(note -> note.matches(".* \\| byte_off \\| type \\d+ 0:9:3 \\| 0:9:3"));
    }

    @Test
    void whatever_is_damaged_in_what_is_looked_up_the_file_is_read_or_refused_in_words() {
        byte[] good = core().image();
        int read = 0;
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) 0xff;
            try {
                read += Listing.compiled(ObjectFile.parse("bad.o", bad).programs().get(0)).size();
            } catch (TroubleException refused) {
                assertThat(refused.trouble().why()).isNotEmpty();
            }
        }
        assertThat(read).isGreaterThan(good.length);
    }

    private static void replace(byte[] image, String old, String now) {
        String text = new String(image, StandardCharsets.ISO_8859_1);
        int at = text.indexOf('\0' + old + '\0') + 1;
        assertThat(at).isPositive();
        System.arraycopy(now.getBytes(StandardCharsets.ISO_8859_1), 0, image, at, now.length());
    }

    private static List<String> notes(ObjectFile object, String program) {
        ProgramSpec spec = object.program(program).orElseThrow();
        return Listing.compiled(spec).stream()
                .flatMap(row -> row instanceof Row.Code code ? Stream.of(code) : Stream.empty())
                .filter(code -> !code.note().equals(Row.Note.NONE))
                .map(code -> String.join(
                        " | ", code.text(), code.note().kind(), code.note().name(), code.note().where()))
                .toList();
    }

    private static ObjectFile core() {
        try (InputStream in = ObjectFile.class.getResourceAsStream("core.o")) {
            return ObjectFile.parse("core.o", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
