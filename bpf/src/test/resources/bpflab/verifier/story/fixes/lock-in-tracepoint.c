#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct entry { struct bpf_spin_lock lock; int n; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct entry); } m SEC(".maps");
SEC("tracepoint/syscalls/sys_enter_openat")
int prog(void *ctx)
{
	__u32 zero = 0;
	struct entry *e = bpf_map_lookup_elem(&m, &zero);
	if (!e)
		return 0;
	bpf_spin_lock(&e->lock);
	e->n++;
	bpf_spin_unlock(&e->lock);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
