// SPDX-License-Identifier: Apache-2.0
/* How the kernel came to start a program: its stack at that moment. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_STACK_TRACE);
	__uint(max_entries, 64);
	__uint(key_size, 4);
	__uint(value_size, 127 * 8);
} ways SEC(".maps");

SEC("tracepoint/sched/sched_process_exec")
int way(void *ctx)
{
	bpf_get_stackid(ctx, &ways, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
