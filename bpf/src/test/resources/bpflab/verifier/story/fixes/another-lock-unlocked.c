#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct account { struct bpf_spin_lock lock; __u64 sum; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 4); __type(key, __u32); __type(value, struct account); } accounts SEC(".maps");

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	__u32 a = ctx->rx_queue_index & 3, b = ctx->ingress_ifindex & 3;
	struct account *from = bpf_map_lookup_elem(&accounts, &a);
	struct account *to = bpf_map_lookup_elem(&accounts, &b);

	if (!from || !to)
		return XDP_PASS;
	bpf_spin_lock(&from->lock);
	from->sum--;
	bpf_spin_unlock(&to->lock);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
