#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 16); __type(key, __u32); __type(value, __u64); } h SEC(".maps");

static long each(void *map, __u32 *k, __u64 *v, struct __sk_buff *skb) {
	return *v > skb->len ? 5 : 0;
}
SEC("tc")
int x(struct __sk_buff *skb) {
	bpf_for_each_map_elem(&h, each, skb, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
