package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Program;
import org.junit.jupiter.api.Test;

/** What becomes of programs that work when their file is loaded again. */
class ReloadTest extends KernelDesk {
    private static final String HEAD = "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n"
            + "char LICENSE[] SEC(\"license\") = \"GPL\";\n";
    private static final String SEEN = "struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8); "
            + "__type(key, __u32); __type(value, __u64); } seen SEC(\".maps\");\n";
    private static final String COUNT = "SEC(\"xdp\") int count(struct xdp_md *ctx) { __u32 k = 1; "
            + "return bpf_map_lookup_elem(&seen, &k) ? 1 : 2; }\n";
    private static final String PASS = "SEC(\"xdp\") int pass(struct xdp_md *ctx) { return 2; }\n";
    private static final String BAD = "(struct xdp_md *ctx) { char *p = (void *)(long)ctx->data; return *p; }\n";

    @Test
    void a_refused_load_keeps_the_program_that_works_and_its_map() throws Exception {
        desk.file("a.c", HEAD + SEEN + COUNT).type(":load a.c");
        int id = desk.bench().program("count").info().id();
        assertThat(desk.file("a.c", HEAD + "SEC(\"xdp\") int count" + BAD).type(":load a.c"))
                .contains("refused   count");
        assertThat(desk.bench().program("count").info().id()).isEqualTo(id);
        assertThat(desk.bench().map("seen").info().maxEntries()).isEqualTo(8);
    }

    @Test
    void of_a_file_loaded_in_part_only_the_programs_that_were_replaced_go() throws Exception {
        desk.file("a.c", HEAD + SEEN + COUNT + PASS).type(":load a.c");
        Program count = desk.bench().program("count");
        Program pass = desk.bench().program("pass");
        desk.file("a.c", HEAD + PASS + "SEC(\"xdp\") int count" + BAD).type(":load a.c");
        assertThat(desk.bench().programs()).hasSize(2).contains(count).doesNotContain(pass);
        assertThat(desk.bench().maps()).hasSize(1);
    }

    @Test
    void a_program_that_is_no_longer_in_the_file_goes_and_an_attached_one_stays_and_is_told() throws Exception {
        desk.file("a.c", HEAD + PASS + "SEC(\"xdp\") int count" + "(struct xdp_md *ctx) { return 1; }\n");
        desk.type(":load a.c");
        desk.type(":attach pass xdp " + veth.name);
        assertThat(desk.file("a.c", HEAD + PASS).type(":load a.c")).contains("the earlier pass (id ");
        assertThat(desk.bench().programs()).extracting(Program::name).containsExactly("pass", "pass");
        desk.type(":detach all");
        assertThat(desk.bench().programs()).hasSize(1);
    }
}
