#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct entry { struct bpf_spin_lock lock; int n; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct entry); } m SEC(".maps");
SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u32 zero = 0;
	struct entry *e = bpf_map_lookup_elem(&m, &zero);
	if (e)
		e->lock.val = 1;
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
