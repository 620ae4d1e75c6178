package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :why} of programs that call the kernel in a way in which it never does what is meant. */
class WhyCallsTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            #define MAP(name, kind) struct { __uint(type, BPF_MAP_TYPE_##kind); __uint(max_entries, 4); \\
                __type(key, __u32); __type(value, __u32); } name SEC(".maps")
            struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } ring SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY); __uint(key_size, 4); __uint(value_size, 4); }
                perf SEC(".maps");
            struct large { char bytes[4092]; };
            struct waker { struct bpf_timer timer; };
            struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1);
                __type(key, __u32); __type(value, struct waker); } wakers SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_SOCKMAP); __uint(max_entries, 1);
                __type(key, __u32); __type(value, __u64); } sockets SEC(".maps");
            MAP(hash, HASH);
            MAP(slots, ARRAY);
            static int ring_it(void *map, int *key, struct waker *one) { return 0; }
            """;

    /** What {@code :why} says of a program with those statements. */
    private String why(String head, String statements) throws Exception {
        desk.type(":lab up");
        return whyOf(HEAD + head + "\n{\n    __u32 key = 1, value = 7;\n" + statements + "\n}\n");
    }

    private String xdp(String statements) throws Exception {
        return why("SEC(\"xdp\") int x(struct xdp_md *ctx)", statements + "\n    return XDP_PASS;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
            "bpf_map_update_elem(&hash, &key, &value, BPF_EXIST);"
                    + "# nothing can be written into map hash x.c:21 writes with BPF_EXIST # BPF_ANY",
            "bpf_map_update_elem(&slots, &key, &value, BPF_NOEXIST);"
                    + "# nothing can be written into map slots x.c:21 writes with BPF_NOEXIST # BPF_ANY",
            "void *r = bpf_ringbuf_reserve(&ring, sizeof(struct large), 0); if (r) bpf_ringbuf_submit(r, 0);"
                    + "# a record is larger than ring buffer ring x.c:21 asks for 4,092 bytes and 8 for its header, "
                    + "and there are 4,096 in all # __uint(max_entries, 8192);",
            "void *r = bpf_ringbuf_reserve(&ring, 8, 0); if (r) bpf_ringbuf_discard(r, 0);"
                    + "# it throws its records away x.c:21 discards what was reserved # bpf_ringbuf_submit",
            "bpf_perf_event_output(ctx, &perf, 999, &value, sizeof(value));"
                    + "# there is no such perf buffer x.c:21 writes to number 999 of perf # BPF_F_CURRENT_CPU",
            "struct waker *one = bpf_map_lookup_elem(&wakers, &(__u32){0}); if (one) {"
                    + " bpf_timer_init(&one->timer, &wakers, 1); bpf_timer_set_callback(&one->timer, ring_it); }"
                    + "# its timer is never started x.c:21 says what it calls # bpf_timer_start(TIMER, 10000"})
    void what_the_kernel_never_does_is_told(String statements, String cause, String mend) throws Exception {
        boolean timer = statements.contains("timer");
        String answer = timer ? why("SEC(\"tcx/ingress\") int x(struct __sk_buff *ctx)", statements + "\n    return 0;")
                : xdp(statements);
        assertThat(answer).contains("✗ " + cause, mend);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
            "bpf_map_update_elem(&hash, &key, &value, BPF_NOEXIST);",
            "bpf_map_update_elem(&slots, &key, &value, BPF_EXIST);",
            "if (bpf_map_update_elem(&hash, &key, &value, BPF_EXIST)) "
                    + "bpf_map_update_elem(&hash, &key, &value, BPF_NOEXIST);",
            "void *r = bpf_ringbuf_reserve(&ring, 8, 0); if (!r) return 2; "
                    + "if (value) bpf_ringbuf_submit(r, 0); else bpf_ringbuf_discard(r, 0);"})
    void what_it_does_is_no_cause(String statements) throws Exception {
        assertThat(xdp(statements)).doesNotContain("nothing can be written", "throws its records away", "larger than");
    }

    @Test
    void the_buffer_of_one_cpu_is_told_and_is_no_cause() throws Exception {
        assertThat(xdp("    bpf_perf_event_output(ctx, &perf, 0, &value, sizeof(value));"))
                .contains("– it writes on CPU 0 only", "✗ nobody has the perf buffers perf open", "BPF_F_CURRENT_CPU");
    }

    @Test
    void a_lookup_that_chooses_no_socket_is_told() throws Exception {
        String statements = """
                    struct bpf_sock *sk = bpf_map_lookup_elem(&sockets, &(__u32){0});
                    if (!sk)
                        return SK_PASS;
                    %sbpf_sk_release(sk);
                    return SK_PASS;
                """;
        String head = "SEC(\"sk_lookup\") int x(struct bpf_sk_lookup *ctx)";
        assertThat(why(head, statements.formatted(""))).contains("✗ map sockets has no such key");
        desk.type(":map set sockets 0 udp:7");
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.type(":why x").replaceAll("\\s+", " ")).contains(
                "✗ it chooses no socket it always answers SK_PASS", "bpf_sk_assign(ctx, sk, 0);");
    }
}
