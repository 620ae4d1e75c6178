// refused: core
// what: watch reads pid_of_old of struct task_struct, which this kernel's struct task_struct does not have
// fix: ask first: if (bpf_core_field_exists(struct task_struct___before, pid_of_old)) around the line that reads it
// at: BPF_CORE_READ
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct task_struct___before {
	int pid_of_old;
} __attribute__((preserve_access_index));

SEC("raw_tp/sched_switch")
int watch(void *ctx)
{
	struct task_struct___before *task = (void *)bpf_get_current_task();
	int pid = 0;

	pid = BPF_CORE_READ(task, pid_of_old);
	bpf_printk("%d", pid);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
