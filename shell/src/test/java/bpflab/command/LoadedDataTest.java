package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code --json} tells of a file with several programs. */
class LoadedDataTest extends KernelDesk {
    private static final String C = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            SEC("xdp") int good(struct xdp_md *ctx)
            {
                    return XDP_PASS;
            }
            SEC("xdp") int bad(struct xdp_md *ctx)
            {
                    char *p = (void *)(long)ctx->data;
                    return *p;
            }
            SEC("xpd") int unknown(void *ctx)
            {
                    return 0;
            }
            SEC("wall") int taken(struct xdp_md *ctx)
            {
                    return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @Test
    void each_program_has_its_own_result_with_kind_reason_notes_and_lines() throws Exception {
        desk.file("many.c", C).type(":load many.c");
        Map<?, ?> data = data();
        List<Object> results = List.copyOf((List<?>) data.get("results"));
        assertThat(results).extracting(result -> ((Map<?, ?>) result).get("program").toString())
                .containsExactly("good", "bad", "unknown", "taken");
        assertThat(results).extracting(result -> ((Map<?, ?>) result).get("loaded").toString())
                .containsExactly("true", "false", "false", "true");
        Map<?, ?> bad = (Map<?, ?>) results.get(1);
        assertThat(bad.get("kind")).isEqualTo("packet-unchecked");
        assertThat(bad.get("row")).hasToString("10");
        assertThat(bad.get("why").toString()).isNotBlank();
        assertThat((List<?>) bad.get("notes")).last().asString().contains("row=10");
        assertThat(((Map<?, ?>) results.get(2)).get("kind")).isEqualTo("section");
        assertThat(((Map<?, ?>) results.get(0)).keySet()).hasToString("[program, loaded, id]");
        assertThat((List<?>) data.get("remarks"))
                .singleElement()
                .asString()
                .contains("so it is loaded as SEC(\"xdp\")");
    }

    @Test
    void the_first_rejection_stands_beside_them() throws Exception {
        desk.file("many.c", C).type(":load many.c");
        assertThat(data().get("kind")).isEqualTo("packet-unchecked");
    }

    @Test
    void what_was_taken_for_what_is_told_too_when_nothing_was_loaded() throws Exception {
        desk.file("one.c", C.replaceAll("(?s)SEC\\(\"xdp\"\\) int good.*?}\\n", "").replaceAll(
                "(?s)SEC\\(\"(xpd|wall)\"\\).*?}\\n", "").replace("\"xdp\"", "\"wall\""));
        assertThat(desk.type(":load one.c")).contains("note      SEC(\"wall\") says no type of program");
        assertThat((List<?>) data().get("remarks")).hasSize(1);
    }

    @Test
    void a_section_that_gives_another_struct_than_the_program_takes_is_told() throws Exception {
        desk.file("one.c", "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n"
                + "SEC(\"socket\") int f(struct xdp_md *ctx) { return 0; }\n"
                + "SEC(\"kprobe/f\") int g(struct pt_regs *ctx) { return 0; }\n"
                + "SEC(\"tc\") int h(struct __sk_buff *skb) { return 0; }\n");
        assertThat(desk.type(":load one.c")).contains("note", "gives f a struct __sk_buff");
        assertThat((List<?>) data().get("remarks")).map(Object::toString)
                .filteredOn(remark -> remark.contains("but it takes a struct xdp_md")).hasSize(1);
    }

    @Test
    void maps_do_not_widen_a_programs_line() throws Exception {
        desk.file("one.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct {
                        __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
                        __type(key, __u32);
                        __type(value, __u64);
                        __uint(max_entries, 256);
                } counts SEC(".maps");
                SEC("xdp") int per_protocol(struct xdp_md *ctx)
                {
                        __u32 key = 6;
                        return bpf_map_lookup_elem(&counts, &key) ? XDP_PASS : XDP_DROP;
                }
                """);
        assertThat(desk.type(":load one.c"))
                .containsPattern("(?m)^per_protocol   xdp   id \\d+   tag \\w+   \\d+ insns   \\d+ bytes jited$")
                .containsPattern("(?m)^counts         percpu_array   id \\d+   key 4, value 8 bytes   256 entries$");
    }

    private Map<?, ?> data() {
        return (Map<?, ?>) JsonReader.read("the data", Json.of(desk.last().data()));
    }
}
