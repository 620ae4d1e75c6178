#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u64); } m SEC(".maps");
SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u32 zero = 0;
	__u64 *e = bpf_map_lookup_elem(&m, &zero);
	if (!e)
		return 0;
	bpf_spin_lock((struct bpf_spin_lock *)e);
	bpf_spin_unlock((struct bpf_spin_lock *)e);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
