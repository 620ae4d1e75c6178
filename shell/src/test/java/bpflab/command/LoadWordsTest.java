package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Words behind {@code :load} that do something else than somebody may think. */
class LoadWordsTest extends KernelDesk {
    private static final String COUNTER = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, int);
            \t__type(value, int); } one SEC(".maps");
            SEC("tc") int count(struct __sk_buff *skb)
            {
            \tint zero = 0, *n = bpf_map_lookup_elem(&one, &zero);
            \treturn n ? *n : 0;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @Test
    void a_type_beside_a_section_that_says_another_is_not_passed_over_in_silence() throws Exception {
        desk.file("count.c", COUNTER);
        assertThat(desk.type(":load count.c --type xdp")).contains("sched_cls")
                .contains("count is what SEC(\"tc\") says", "SEC(\"xdp\") makes");
        assertThat(desk.type(":load count.c --type classifier")).doesNotContain("SEC(\"tc\") says");
    }

    @Test
    void a_program_that_the_file_has_not_is_answered_with_the_line_that_loads_one() throws Exception {
        Files.createDirectories(desk.bench().folder().newFile("sub"));
        desk.file("sub/count.c", COUNTER);
        desk.file("count two.c", COUNTER);
        assertThat(desk.type(":load count two.c --log 2")).contains("try   :load 'count two.c' --log 2   # ");
        assertThat(desk.type(":load sub/count.c count.c"))
                .endsWith("try   :load sub/count.c count   # did you mean count?");
        assertThat(desk.type(":load sub/count.c")).contains("verified");
        assertThat(desk.type(":load sub/count.c other")).endsWith("try   :load sub/count.c   # loads all of them");
    }

    @Test
    void without_optimization_the_cause_is_named() throws Exception {
        desk.file("count.c", COUNTER);
        assertThat(desk.type(":load count.c -- -O0")).contains("refused", "-O0 leaves calls of helpers to pointers");
        assertThat(desk.type(":load count.c -- -O0 -O2")).doesNotContain("-O0 leaves");
    }

    @Test
    void a_header_is_told_to_be_one_where_it_does_not_stand_alone() throws Exception {
        desk.file("stats.h", "struct stats { __u64 packets; };\n");
        assertThat(desk.type(":load stats.h")).contains("its name says that it is a header", "unknown type name");
    }
}
