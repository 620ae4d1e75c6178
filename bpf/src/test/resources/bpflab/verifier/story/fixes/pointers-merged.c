#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u64); } m SEC(".maps");
SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u32 zero = 0;
	void *p = skb, *value = bpf_map_lookup_elem(&m, &zero);
	if (!value)
		return 0;
	if (skb->len & 1)
		p = value;
	return *(int *)p;
}

char LICENSE[] SEC("license") = "GPL";
