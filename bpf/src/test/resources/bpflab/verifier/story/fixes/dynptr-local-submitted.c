#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

__u64 memory;
SEC("tc")
int prog(struct __sk_buff *skb)
{
	struct bpf_dynptr ptr;
	bpf_dynptr_from_mem(&memory, sizeof(memory), 0, &ptr);
	bpf_ringbuf_submit_dynptr(&ptr, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
