#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 64); __type(key, __u32); __type(value, __u64); } counts SEC(".maps");

static __attribute__((noinline)) void count(__u32 key)
{
	__u64 *seen = bpf_map_lookup_elem(&counts, &key);

	__sync_fetch_and_add(seen, 1);
}

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	count(ctx->rx_queue_index);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
