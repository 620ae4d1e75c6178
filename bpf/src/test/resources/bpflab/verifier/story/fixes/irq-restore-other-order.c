#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern void bpf_preempt_disable(void) __ksym;
extern void bpf_preempt_enable(void) __ksym;
extern void bpf_rcu_read_lock(void) __ksym;
extern void bpf_rcu_read_unlock(void) __ksym;
extern void bpf_local_irq_save(unsigned long *flags) __ksym;
extern void bpf_local_irq_restore(unsigned long *flags) __ksym;
SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, u64 flags)
{
	unsigned long first, second;
	bpf_local_irq_save(&first);
	bpf_local_irq_save(&second);
	bpf_local_irq_restore(&first);
	bpf_local_irq_restore(&second);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
