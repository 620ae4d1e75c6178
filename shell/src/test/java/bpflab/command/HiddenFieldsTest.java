package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Maps with fields that the kernel copies to nobody. */
class HiddenFieldsTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        desk.file("hidden.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct kept { int before; struct bpf_spin_lock lock; struct bpf_timer timer; long after; };
                struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 2); __type(key, int);
                \t__type(value, struct kept); } kept SEC(".maps");
                SEC("tc") int f(struct __sk_buff *c) {
                \tint key = 0;
                \tstruct kept *it = bpf_map_lookup_elem(&kept, &key);
                \tif (!it) return 0;
                \tbpf_spin_lock(&it->lock); it->before++; it->after = 5; bpf_spin_unlock(&it->lock);
                \treturn 0;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load hidden.c");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void are_said_to_be_hidden_in_the_table_in_data_and_in_a_file() throws Exception {
        desk.type(":run f");
        assertThat(desk.type(":dump map kept"))
                .containsPattern("(?m)^ +0 +1 +hidden +hidden +5$")
                .containsOnlyOnce("hidden: a lock, timer, list, tree or kptr");
        assertThat(Json.of(desk.last().data())).contains("\"lock\":\"hidden\",\"timer\":\"hidden\",\"after\":5");
        assertThat(desk.type(":dump map kept --to kept.txt")).contains("2 entries");
        assertThat(desk.bench().folder().file("kept.txt"))
                .content().contains("0 = {.before = 1, .lock = hidden, .timer = hidden, .after = 5}");
    }

    @Test
    void are_left_alone_by_a_value_that_is_typed_as_it_is_shown() throws Exception {
        assertThat(desk.type(":map set kept 1 {.before = 3, .lock = hidden, .timer = hidden, .after = 4}"))
                .contains("1 = {.before = 3, .lock = hidden, .timer = hidden, .after = 4}");
        assertThat(desk.type(":map set kept 1 {.after = 6}"))
                .contains("before: not named, so 0 now")
                .contains(":map set kept 1 '{.before = 3, .after = 6}'");
        assertThat(desk.type(":map set kept 1 {.lock = 1}")).contains("only a program changes what the kernel keeps");
    }
}
