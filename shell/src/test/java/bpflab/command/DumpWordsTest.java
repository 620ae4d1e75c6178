package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :dump} with the words of other tools, and with none. */
class DumpWordsTest extends KernelDesk {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            :dump asm drop_all            | :dump jited drop_all
            :dump bytecode drop_all       | :dump xlated drop_all
            :dump prog drop_all           | :dump xlated drop_all
            :dump source drop_all         | :dump elf drop_all
            :dump graph drop_all          | :dump cfg drop_all
            :dump verifier drop_all       | :verifier drop_all
            :dump drop_all                | :dump xlated drop_all
            :dump XLATED drop_all         | :dump xlated drop_all
            :dump xlated name drop_all    | :dump xlated drop_all
            :dump jited id 7              | :dump jited 7
            :dump xlated drop_all linum   | :dump xlated drop_all --lines
            :dump xlated drop_all visual  | :dump cfg drop_all --dot
            :dump jited drop_all intel    | :dump jited drop_all --intel
            :dump xlated drop.c           | :dump xlated drop_all
            :dump all rxcnt.c             | :load rxcnt.c
            """)
    void what_was_meant_is_the_line_to_type(String typed, String line) throws Exception {
        desk.type(":load drop.c");
        desk.type(typed);
        Trouble trouble = desk.last().trouble().orElseThrow();
        assertThat(trouble.hint().lines().findFirst().orElseThrow().replaceFirst(" +#.*", "")).isEqualTo(line);
    }

    @Test
    void of_a_file_the_stage_that_it_has_is_offered() throws Exception {
        assertThat(desk.type(":dump all drop.c")).contains("there is one stage of drop.c",
                ":load drop.c", ":dump elf drop.c   # as it was compiled");
        assertThat(desk.type(":dump jited drop.c")).contains("there is no jited stage of drop.c");
    }

    @Test
    void of_a_file_one_function_is_shown_and_what_there_is_told() throws Exception {
        assertThat(desk.type(":dump elf drop.c drop_all")).contains("drop_all:", "exit").doesNotContain("SECTION");
        desk.type(":dump elf drop.c drop_al");
        Trouble trouble = desk.last().trouble().orElseThrow();
        assertThat(trouble.why()).isEqualTo("it has drop_all, pass_all");
        assertThat(trouble.hint()).isEqualTo(":dump elf drop.c drop_all");
        assertThat(desk.type(":dump elf drop_all drop_all")).contains("one too many: drop_all");
    }

    @Test
    void without_a_word_it_tells_which_there_are() throws Exception {
        assertThat(desk.type(":dump")).contains("WHAT is missing: elf, xlated, jited, all, cfg, diff, map");
    }

    @Test
    void of_a_program_that_is_too_long_for_the_kernel_to_show_the_compiled_one_is_offered() throws Exception {
        desk.file("long.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int huge(struct xdp_md *ctx)
                {
                	asm volatile("r0 = 1\\n .rept 600000\\n r0 += 1\\n .endr" ::: "r0");
                	return XDP_PASS;
                }

                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load long.c");
        assertThat(desk.type(":dump cfg huge")).contains("4 MiB", ":dump cfg huge --stage elf   # as it was compiled");
        assertThat(desk.type(":dump diff huge huge"))
                .contains("4 MiB", ":dump diff huge huge --stage elf   # as it was compiled");
        assertThat(desk.type(":dump diff huge huge --stage elf")).contains("no difference in 600,003 instructions");
    }

    @Test
    void one_instruction_is_no_number_of_them() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":dump all drop_all --limit 1")).contains("… the first instruction of each stage");
        assertThat(desk.type(":dump all drop_all --limit 2")).doesNotContain("the first 1");
        assertThat(desk.type(":dump xlated drop_all --limit 1")).endsWith("… 1 more instruction");
    }
}
