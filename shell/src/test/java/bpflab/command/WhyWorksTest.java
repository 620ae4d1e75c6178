package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that do what they are meant to do: {@code :why} accuses none of them. */
class WhyWorksTest extends KernelDesk {
    private static final String HEAD = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>
            #define MAP(name, kind, size) struct { __uint(type, BPF_MAP_TYPE_##kind); __uint(max_entries, size); \\
                __type(key, __u32); __type(value, __u64); } name SEC(".maps")
            MAP(protos, ARRAY, 256);
            MAP(cpus, PERCPU_ARRAY, 1);
            MAP(hosts, LRU_HASH, 64);
            struct { __uint(type, BPF_MAP_TYPE_PROG_ARRAY); __uint(max_entries, 2); __type(key, __u32);
                __type(value, __u32); } jumps SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_DEVMAP); __uint(max_entries, 2); __type(key, __u32);
                __type(value, __u32); } devs SEC(".maps");
            __u64 hits;
            #define IPV4 void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end; \\
                struct ethhdr *eth = data; struct iphdr *ip = data + 14; struct udphdr *udp = data + 34; \\
                if ((void *)(udp + 1) > end || eth->h_proto != bpf_htons(0x0800)) return 0 + NEUTRAL
            #define NEUTRAL XDP_PASS
            SEC("xdp") int counter(struct xdp_md *ctx) { __sync_fetch_and_add(&hits, 1); return XDP_PASS; }
            SEC("xdp") int parser(struct xdp_md *ctx)
            {
                IPV4;
                __u32 p = ip->protocol;
                __u64 *n = bpf_map_lookup_elem(&protos, &p);
                if (n)
                    (*n)++;
                return XDP_PASS;
            }
            SEC("xdp") int port(struct xdp_md *ctx)
            {
                IPV4;
                return ip->protocol == 17 && udp->source == bpf_htons(7) ? XDP_DROP : XDP_PASS;
            }
            SEC("xdp") int web(struct xdp_md *ctx)
            {
                IPV4;
                return ip->protocol == 6 && udp->source == bpf_htons(8080) ? XDP_DROP : XDP_PASS;
            }
            SEC("xdp") int asked(struct xdp_md *ctx)
            {
                IPV4;
                return ip->protocol == 1 && *(__u8 *)udp == 8 ? XDP_DROP : XDP_PASS;
            }
            SEC("xdp") int first(struct xdp_md *ctx) { bpf_tail_call(ctx, &jumps, 1); return XDP_PASS; }
            SEC("xdp") int next(struct xdp_md *ctx) { hits++; return XDP_PASS; }
            SEC("xdp") int redirect(struct xdp_md *ctx) { return bpf_redirect_map(&devs, 0, XDP_PASS); }
            #undef NEUTRAL
            #define NEUTRAL 0
            SEC("tc") int percpu(struct __sk_buff *ctx)
            {
                __u32 zero = 0;
                __u64 *n = bpf_map_lookup_elem(&cpus, &zero);
                if (n)
                    (*n)++;
                return 0;
            }
            SEC("tc") int senders(struct __sk_buff *ctx)
            {
                IPV4;
                __u32 k = ip->saddr;
                __u64 one = 1, *n = bpf_map_lookup_elem(&hosts, &k);
                if (n)
                    __sync_fetch_and_add(n, 1);
                else
                    bpf_map_update_elem(&hosts, &k, &one, 0);
                return 0;
            }
            SEC("tracepoint/raw_syscalls/sys_enter") int calls(void *ctx) { hits++; return 0; }
            SEC("sk_lookup") int sockets(struct bpf_sk_lookup *ctx) { hits++; return SK_PASS; }
            char LICENSE[] SEC("license") = "GPL";
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "counter |                          | xdp lab0        | :lab ping",
            "parser  |                          | xdp lab0        | :lab ping",
            "port    |                          | xdp lab0        | :lab udp",
            "web     | :lab http :8080          | xdp lab0        | :lab http :8080",
            "asked   | :lab ping --from peer    | xdp lab0        | :lab ping --from peer",
            "web     | :lab send tcp from :8080 | xdp lab0        | :lab send tcp from :8080",
            "first   | :map set jumps 1 next    | xdp lab0        | :lab ping",
            "redirect | :map set devs 0 lab1    | xdp lab0        | :lab ping",
            "percpu  |                          | tc egress lab0  | :lab ping",
            "senders |                          | tc ingress lab0 | :lab ping",
            "calls   |                          |                 | a second of looking",
            "sockets |                          |                 | :lab udp --from peer"})
    void accuses_none_that_does_what_it_should(String program, String before, String place, String with)
            throws Exception {
        desk.file("good.c", HEAD);
        desk.type(":lab up");
        desk.type(":load good.c");
        assertThat(desk.last().ok()).isTrue();
        desk.type(":attach " + program + (place == null ? " --yes" : " " + place));
        assertThat(desk.last().ok()).isTrue();
        if (before != null) {
            desk.type(before);
        }
        assertThat(desk.type(":why " + program).replaceAll("\\s+", " ")).doesNotContain("✗")
                .contains("✓ it works", with);
    }
}
