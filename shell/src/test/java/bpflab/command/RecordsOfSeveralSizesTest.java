package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :events} of records that end with an array of any length, and of buffers in a map of maps. */
class RecordsOfSeveralSizesTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        desk.file("sizes.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct note { __u64 at; __u8 length; char text[]; };
                struct ring { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); }
                \tfirst SEC(".maps"), second SEC(".maps");
                struct { __uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS); __uint(max_entries, 2); __type(key, __u32);
                \t__array(values, struct ring); } both SEC(".maps") = { .values = { &first, &second } };
                const struct note *shown __attribute__((unused));
                SEC("xdp") int send(struct xdp_md *ctx)
                {
                \tchar bytes[24] = { 1, [8] = 2, 'h', 'i' };
                \t__u32 key = 1;
                \tvoid *ring = bpf_map_lookup_elem(&both, &key);
                \tif (!ring)
                \t\treturn XDP_DROP;
                \tbpf_ringbuf_output(ring, bytes, 11, 0);
                \tbpf_ringbuf_output(ring, bytes, 16, 0);
                \tbytes[8] = 15;
                \t__builtin_memcpy(bytes + 9, "a longer text..", 15);
                \tbpf_ringbuf_output(ring, bytes, 24, 0);
                \treturn XDP_PASS;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load sizes.c");
        assertThat(desk.last().ok()).isTrue();
        desk.bench().program("send").run(FRAME, 1);
    }

    @Test
    void an_array_at_the_end_holds_what_was_sent_also_in_the_padding_of_its_struct() throws Exception {
        assertThat(desk.type(":events second --lines 3 --as note"))
                .contains("{.at = 1, .length = 2, .text = \"hi\"}")
                .contains("{.at = 1, .length = 15, .text = \"a longer text..\"}");
    }

    @Test
    void without_a_name_the_only_struct_with_such_an_array_is_meant() throws Exception {
        assertThat(desk.type(":events second --lines 3"))
                .contains(".text = \"hi\"", ".text = \"a longer text..\"")
                .contains("struct note (the only one with an array at its end; --as names another)");
    }

    @Test
    void records_that_are_too_short_for_their_struct_are_not_counted_as_it_without_a_word() throws Exception {
        desk.file("short.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct pair { __u64 a, b; };
                struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } told SEC(".maps");
                const struct pair *shown __attribute__((unused));
                SEC("xdp") int tell(struct xdp_md *ctx)
                {
                \tstruct pair p = { 1, 2 };
                \tbpf_ringbuf_output(&told, &p, 16, 0);
                \tbpf_ringbuf_output(&told, &p, 12, 0);
                \treturn XDP_PASS;
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load short.c");
        desk.bench().program("tell").run(FRAME, 1);
        assertThat(desk.type(":events told --lines 2 --as pair"))
                .contains("{.a = 1, .b = 2}", "01 00 00 00")
                .endsWith("2 records of struct pair, those of other sizes as bytes");
    }

    @Test
    void a_map_of_buffers_names_the_buffers() throws Exception {
        String told = desk.type(":events both");
        int id = desk.bench().map("second").info().id();
        assertThat(told).contains("it holds maps", ":events " + id + "   # second, which 1 stands for");
        assertThat(desk.type(":events " + id + " --lines 3")).contains(".text = \"hi\"");
    }
}
