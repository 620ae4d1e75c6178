package bpflab.libbpf;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.Trouble;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libbpf says of objects that it does not even read, all met with damaged ones. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LibbpfWarningsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "prog 'stack': invalid relo against 'stacks' for insns[0].code 0x6"
                + " | a relocation of program stack leads to stacks in a way",
        "prog 'sw': bad map relo against 'kprobe/do_unlinkat' in section 'kprobe/do_unlinkat'"
                + " | a relocation of program sw leads to kprobe/do_unlinkat in a way",
        "prog 'k': bad call relo against '' in section '' | a relocation of program k leads nowhere: the file",
        ".maps relo #0: cannot find map 'in1' at rel->r_offset 281470681743416"
                + " | a relocation of .maps leads nowhere: the file is damaged",
        "struct_ops reloc: cannot find map at rel->r_offset 43980465111040"
                + " | a relocation of struct_ops leads nowhere: the file is damaged"
    })
    void a_relocation_is_told_without_libbpfs_own_names(String warning, String told) {
        assertThat(why(List.of(warning + "\n"), Errno.EINVAL)).startsWith(told).doesNotContain("rel->", "insns[");
    }

    @Test
    void a_number_that_only_newer_ones_read_is_told_as_that() {
        Trouble told = LibbpfWarnings.ofObject("x.o", List.of("map 'room': attr 'map_extra': expected PTR, got enum."),
                Trouble.failed("cannot open x.o", Errno.EINVAL.described(-Errno.EINVAL.number), ""));
        assertThat(told.why()).startsWith("map room says its map_extra by __ulong, which libbpf reads from 1.4 on");
        assertThat(told.hint()).startsWith("write __uint(map_extra, N)");
    }

    @Test
    void so_is_a_variable_in_an_arena() {
        Trouble told = LibbpfWarnings.ofObject("x.o", List.of(
                "elf: skipping unrecognized data section(7) .addr_space.1",
                "prog 'ar': bad map relo against 'ag' in section '.addr_space.1'"),
                Trouble.failed("cannot open x.o", Errno.EINVAL.described(-Errno.EINVAL.number), ""));
        assertThat(told.why()).startsWith("ag, which ar uses, is a variable in an arena; libbpf puts them there from");
        assertThat(told.hint()).contains("bpf_arena_alloc_pages()");
    }

    @Test
    void other_warnings_are_told_as_they_are() {
        String variable =
                "prog 'p': invalid relo against 'n' in special section 0xfff2; forgot to initialize global var?..";
        for (String warning : List.of("elf: endianness mismatch", variable)) {
            assertThat(why(List.of(warning), Errno.EINVAL)).isEqualTo(warning);
        }
    }

    @Test
    void an_error_number_alone_is_told_as_damage_and_no_room_as_what_it_is() {
        assertThat(why(List.of(), Errno.EINVAL)).contains("the file is damaged").doesNotContain("EINVAL");
        assertThat(why(List.of(), Errno.ENOENT)).contains("the file is damaged").doesNotContain("ENOENT");
        assertThat(why(List.of(), Errno.ENOMEM)).doesNotContain("damaged");
    }

    private static String why(List<String> warnings, Errno error) {
        Trouble plain = Trouble.failed("cannot open damaged.o", error.described(-error.number), "");
        return LibbpfWarnings.ofObject("damaged.o", warnings, plain).why();
    }
}
