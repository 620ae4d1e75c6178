package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Maps whose definition says that they are to be pinned. */
class PinnedMapsTest extends KernelDesk {
    private static final String NAME = "kept_" + ProcessHandle.current().pid();
    private static final String C = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct {
                    __uint(type, BPF_MAP_TYPE_HASH);
                    __uint(max_entries, 8);
                    __type(key, __u32);
                    __type(value, __u64);
                    __uint(pinning, LIBBPF_PIN_BY_NAME);
            } MAP SEC(".maps");
            SEC("xdp") int count(struct xdp_md *ctx)
            {
                    __u32 key = 1;
                    __u64 one = 1;
                    bpf_map_update_elem(&MAP, &key, &one, BPF_ANY);
                    return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """.replace("MAP SEC", NAME + " SEC").replace("&MAP", "&" + NAME);

    @AfterEach
    void letGo() throws Exception {
        Files.deleteIfExists(pin());
    }

    private Path pin() {
        return desk.bench().folders().bpffs().resolve(NAME);
    }

    @Test
    void are_pinned_and_told_and_gone_with_the_bench() throws Exception {
        assertThat(desk.file("a.c", C).type(":load a.c"))
                .contains("map " + NAME + " is pinned at " + pin() + " until this bench ends");
        assertThat(desk.type(":how")).contains("BPF_OBJ_PIN").contains(pin().toString());
        assertThat(pin()).exists();
        desk.bench().close();
        assertThat(pin()).doesNotExist();
    }

    @Test
    void stay_when_pins_are_kept_and_another_bench_takes_them_with_their_content() throws Exception {
        desk.type(":set keep-pins on");
        assertThat(desk.file("a.c", C).type(":load a.c")).contains("where it stays (keep-pins is on)");
        desk.bench().map(NAME).update(new byte[] {7, 0, 0, 0}, new byte[8]);
        int id = desk.bench().map(NAME).info().id();
        desk.bench().close();
        try (Desk later = Desk.in(folder)) {
            assertThat(later.type(":load a.c"))
                    .contains("map " + NAME + " is the one pinned at " + pin() + ": its content is from before");
            assertThat(later.bench().map(NAME).info().id()).isEqualTo(id);
            assertThat(later.bench().map(NAME).lookup(new byte[] {7, 0, 0, 0})).isPresent();
            assertThat(later.type(":how")).contains("BPF_OBJ_GET " + pin());
        }
        assertThat(pin()).exists();
    }

    @Test
    void of_another_form_are_told_with_both_and_with_a_command_that_helps() throws Exception {
        desk.file("a.c", C).type(":load a.c");
        desk.file("b.c", C.replace("max_entries, 8", "max_entries, 16").replace("__type(key, __u32)",
                "__type(key, __u64)").replace("__u32 key", "__u64 key"));
        assertThat(desk.type(":load b.c").replaceAll("\\s+", " "))
                .contains("cannot have its map " + NAME + ": another map is pinned at " + pin())
                .contains("pinned is: hash, key 4 bytes, value 8 bytes, max_entries 8, map_flags 0x0; the file "
                        + "asks for: hash, key 8 bytes, value 8 bytes, max_entries 16, map_flags 0x0. They differ in "
                        + "key 4 and 8 bytes, max_entries 8 and 16");
        assertThat(Json.of(desk.last().data())).contains("\"kind\":\"pin\"",
                "\\n!rm " + pin() + "   # lets go of");
        desk.type("!rm " + pin());
        assertThat(desk.type(":load b.c")).contains(" is pinned at " + pin());
    }

    @Test
    void of_any_size_fit_where_the_definition_names_none() throws Exception {
        desk.file("a.c", C).type(":load a.c");
        desk.file("b.c", C.replace("__uint(max_entries, 8);", ""));
        assertThat(desk.type(":load b.c")).contains("its content is from before").doesNotContain("no max_entries");
    }

    @Test
    void do_not_take_the_place_of_a_program_that_is_pinned_there() throws Exception {
        desk.type(":load drop.c drop_all");
        desk.bench().pin(desk.bench().program("drop_all")::pin, pin());
        assertThat(desk.file("a.c", C).type(":load a.c")).contains(pin() + " is no map");
        assertThat(pin()).exists();
    }
}
