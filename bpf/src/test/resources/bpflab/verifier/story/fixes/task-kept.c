#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

struct task_struct *bpf_task_from_pid(int pid) __ksym;
void bpf_task_release(struct task_struct *p) __ksym;

SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, __u64 flags)
{
	struct task_struct *init = bpf_task_from_pid(1);

	if (!init)
		return 0;
	if (init->pid == task->pid)
		return 0;
	bpf_task_release(init);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
