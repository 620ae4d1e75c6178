#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 4); __type(key, __u32); __type(value, __u64); } a SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_LRU_HASH); __uint(max_entries, 16); __type(key, __u32); __type(value, __u64); } b SEC(".maps");

SEC("tc")
int x(struct __sk_buff *skb) {
	__u32 k = skb->ifindex & 3;
	__u64 *p = bpf_map_lookup_elem(&a, &k), *q = bpf_map_lookup_elem(&b, &k);
	if (!p && !q)
		return 0;
	*p += *q;
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
