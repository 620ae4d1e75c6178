#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

void bpf_preempt_disable(void) __ksym;
void bpf_preempt_enable(void) __ksym;

SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, __u64 flags)
{
	bpf_preempt_disable();
	if (task->pid != 1)
		bpf_preempt_enable();
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
