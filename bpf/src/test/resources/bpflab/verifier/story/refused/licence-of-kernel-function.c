#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

extern struct task_struct *bpf_task_from_pid(s32 pid) __ksym;
extern void bpf_task_release(struct task_struct *p) __ksym;

SEC("tp_btf/sched_switch")
int asked(__u64 *ctx)
{
	struct task_struct *first = bpf_task_from_pid(1);

	if (first)
		bpf_task_release(first);
	return 0;
}

char LICENSE[] SEC("license") = "Proprietary";
