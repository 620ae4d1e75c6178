#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct entry { struct bpf_timer timer; __u64 fired; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct entry); } timers SEC(".maps");

static int fired(void *map, __u32 *key, struct entry *e)
{
	e->fired++;
	return 1;
}

SEC("tc")
int start(struct __sk_buff *skb)
{
	__u32 zero = 0;
	struct entry *e = bpf_map_lookup_elem(&timers, &zero);
	if (!e)
		return 0;
	bpf_timer_init(&e->timer, &timers, 1);
	bpf_timer_set_callback(&e->timer, fired);
	bpf_timer_start(&e->timer, 1000000, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
