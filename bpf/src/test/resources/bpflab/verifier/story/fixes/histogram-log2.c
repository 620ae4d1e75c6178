#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u32[32]); } hist SEC(".maps");

SEC("tracepoint/syscalls/sys_exit_read")
int sizes(struct trace_event_raw_sys_exit *ctx)
{
	__u32 zero = 0;
	__u32 *slots = bpf_map_lookup_elem(&hist, &zero);
	long bytes = ctx->ret;
	int slot = 0;

	if (!slots)
		return 0;
	while (bytes > 1) {
		bytes >>= 1;
		slot++;
	}
	slots[slot]++;
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
