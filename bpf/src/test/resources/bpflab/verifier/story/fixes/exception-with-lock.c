#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern void bpf_throw(u64 cookie) __ksym;
struct entry { struct bpf_spin_lock lock; int n; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct entry); } m SEC(".maps");
SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u32 zero = 0;
	struct entry *e = bpf_map_lookup_elem(&m, &zero);
	if (!e)
		return 0;
	bpf_spin_lock(&e->lock);
	if (e->n)
		bpf_throw(1);
	bpf_spin_unlock(&e->lock);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
