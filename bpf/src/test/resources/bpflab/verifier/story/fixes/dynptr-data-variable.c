#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } rb SEC(".maps");

SEC("tc")
int filled(struct __sk_buff *skb)
{
	struct bpf_dynptr ptr;
	__u32 len = skb->len;
	bpf_ringbuf_reserve_dynptr(&rb, 64, 0, &ptr);
	__u32 *first = bpf_dynptr_data(&ptr, 0, len);
	if (first)
		*first = len;
	bpf_ringbuf_submit_dynptr(&ptr, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
