#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/in.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct slot { struct bpf_spin_lock lock; __u64 count; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 2); __type(key, __u32); __type(value, struct slot); } slots SEC(".maps");

SEC("tc")
int both(struct __sk_buff *skb)
{
	__u32 zero = 0, one = 1;
	struct slot *a = bpf_map_lookup_elem(&slots, &zero);
	struct slot *b = bpf_map_lookup_elem(&slots, &one);
	if (!a || !b)
		return TC_ACT_OK;
	bpf_spin_lock(&a->lock);
	bpf_spin_lock(&b->lock);
	a->count++;
	b->count++;
	bpf_spin_unlock(&b->lock);
	bpf_spin_unlock(&a->lock);
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
