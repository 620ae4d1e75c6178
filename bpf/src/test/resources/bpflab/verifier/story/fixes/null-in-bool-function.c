#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

#include <stdbool.h>

struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 64); __type(key, __u32); __type(value, __u64); } limits SEC(".maps");

static __attribute__((noinline)) bool above(__u32 key, __u64 now)
{
	__u64 *limit = bpf_map_lookup_elem(&limits, &key);

	return now > *limit;
}

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	return above(ctx->rx_queue_index, bpf_ktime_get_ns()) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
