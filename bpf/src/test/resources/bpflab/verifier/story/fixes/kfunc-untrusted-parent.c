#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern struct task_struct *bpf_task_acquire(struct task_struct *p) __ksym;
extern void bpf_task_release(struct task_struct *p) __ksym;

SEC("tp_btf/task_newtask")
int BPF_PROG(made, struct task_struct *task, u64 flags)
{
	struct task_struct *leader = bpf_task_acquire(task->group_leader->last_wakee);
	if (leader)
		bpf_task_release(leader);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
