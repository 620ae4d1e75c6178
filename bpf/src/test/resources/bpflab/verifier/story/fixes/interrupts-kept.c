#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

void bpf_local_irq_save(unsigned long *flags) __ksym;
void bpf_local_irq_restore(unsigned long *flags) __ksym;

SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, __u64 clone_flags)
{
	unsigned long flags;

	bpf_local_irq_save(&flags);
	if (task->pid == 1)
		return 0;
	bpf_local_irq_restore(&flags);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
