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
	__u32 zero = 0;
	struct account *mine = bpf_map_lookup_elem(&accounts, &zero);

	if (!mine)
		return XDP_PASS;
	bpf_spin_lock(&mine->lock);
	if (mine->sum > 100)
		return XDP_DROP;
	mine->sum++;
	bpf_spin_unlock(&mine->lock);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
