#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct kept { struct bpf_dynptr ptr; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u64[2]); } m SEC(".maps");
struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } rb SEC(".maps");
SEC("tc")
int prog(struct __sk_buff *skb)
{
	__u32 zero = 0;
	struct bpf_dynptr *ptr = bpf_map_lookup_elem(&m, &zero);
	if (!ptr)
		return 0;
	bpf_ringbuf_reserve_dynptr(&rb, 8, 0, ptr);
	bpf_ringbuf_submit_dynptr(ptr, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
