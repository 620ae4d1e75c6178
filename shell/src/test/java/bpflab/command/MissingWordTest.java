package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line that ends too early is offered with what is there. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MissingWordTest {
    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = Desk.in(folder);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void a_text_of_this_folder_is_offered_to_who_takes_one() throws Exception {
        assertThat(desk.type(":load")).contains("FILE is missing", "try   :help load   # shows what it takes");
        desk.file("count.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct {
                    __uint(type, BPF_MAP_TYPE_ARRAY);
                    __uint(max_entries, 1);
                    __type(key, __u32);
                    __type(value, __u32);
                } seen SEC(".maps");
                SEC("xdp") int count(struct xdp_md *ctx)
                {
                    __u32 key = 0;
                    return bpf_map_lookup_elem(&seen, &key) ? XDP_PASS : XDP_DROP;
                }
                """);

        assertThat(desk.type(":load")).contains("try   :load count.c\n", ":help load   # shows what it takes");
        assertThat(desk.type(":compile")).contains("try   :compile count.c\n");
        assertThat(desk.type(":save")).as("that would be written over").doesNotContain("count.c");
        assertThat(desk.type(":run")).as("nothing is loaded").contains("try   :help run");
        desk.type(":load count.c");
        assertThat(desk.type(":run")).contains("PROGRAM is missing", "try   :run count\n");
        assertThat(desk.type(":attach")).contains("try   :attach count\n");
        assertThat(desk.type(":map get")).contains("MAP is missing", "try   :map get seen\n");
        assertThat(desk.type(":map create")).as("that would be there already").contains("try   :help map");
    }

    @Test
    void a_map_is_missed_as_a_map_where_only_a_program_is_loaded() throws Exception {
        desk.file("pass.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int pass(struct xdp_md *ctx) { return XDP_PASS; }
                """);
        desk.type(":load pass.c");
        assertThat(desk.type(":map get seen 0")).contains("there is no map seen", "no map is loaded here");
    }

    @Test
    void a_word_that_cannot_stand_there_is_told_first() throws Exception {
        assertThat(desk.type(":map seen")).contains("\"seen\" is none of get, set", "try   :maps seen");
        assertThat(desk.type(":map gett")).contains("\"gett\" is none of", "did you mean get?");
    }
}
