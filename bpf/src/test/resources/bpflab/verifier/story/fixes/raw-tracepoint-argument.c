#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

SEC("raw_tp/sched_switch")
int prog(struct bpf_raw_tracepoint_args *ctx)
{
	struct task_struct *next = (void *)ctx->args[2];

	bpf_printk("%d", next->pid);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
