#include <vmlinux.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct { __uint(type, BPF_MAP_TYPE_DEVMAP); __uint(max_entries, 4); __type(key, __u32);
         __type(value, struct bpf_devmap_val); } ports SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_CPUMAP); __uint(max_entries, 4); __type(key, __u32);
         __type(value, struct bpf_cpumap_val); } cpus SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_XSKMAP); __uint(max_entries, 4); __type(key, __u32); __type(value, __u32); }
        socks SEC(".maps");


SEC("xdp") int drop(struct xdp_md *ctx) { return XDP_DROP; }

/* The lowest byte of the TTL's word is counted down, as a router does; the checksum is left wrong. */
SEC("xdp") int age(struct xdp_md *ctx) {
    void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
    struct iphdr *ip = data + 14;
    if ((void *)(ip + 1) <= end && *(__be16 *)(data + 12) == bpf_htons(0x0800)) {
        ip->ttl--;
    }
    return XDP_PASS;
}

SEC("xdp") int bounce(struct xdp_md *ctx) {
    void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
    struct ethhdr *eth = data;
    unsigned char mac[6];
    if ((void *)(eth + 1) > end) {
        return XDP_DROP;
    }
    __builtin_memcpy(mac, eth->h_dest, 6);
    __builtin_memcpy(eth->h_dest, eth->h_source, 6);
    __builtin_memcpy(eth->h_source, mac, 6);
    return XDP_TX;
}

SEC("xdp") int to_port(struct xdp_md *ctx) { return bpf_redirect_map(&ports, 1, 0); }

SEC("xdp") int to_cpu(struct xdp_md *ctx) { return bpf_redirect_map(&cpus, 0, 0); }

SEC("xdp") int to_socket(struct xdp_md *ctx) { return bpf_redirect_map(&socks, ctx->rx_queue_index, XDP_PASS); }

/* Run behind the redirection, where the packet leaves, or on the other CPU. */
SEC("xdp/devmap") int at_port(struct xdp_md *ctx) { return XDP_DROP; }

SEC("xdp/cpumap") int at_cpu(struct xdp_md *ctx) { return XDP_DROP; }

SEC("tc") int shot(struct __sk_buff *skb) { return 2; }

char LICENSE[] SEC("license") = "GPL";
