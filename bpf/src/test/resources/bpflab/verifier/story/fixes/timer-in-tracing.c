#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct entry { struct bpf_timer timer; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct entry); } timers SEC(".maps");
SEC("kprobe/do_unlinkat")
int prog(struct pt_regs *ctx)
{
	__u32 zero = 0;
	struct entry *e = bpf_map_lookup_elem(&timers, &zero);
	if (e)
		bpf_timer_init(&e->timer, &timers, 1);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
