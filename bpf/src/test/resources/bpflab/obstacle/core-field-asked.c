// loaded: raw_tracepoint
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

	if (bpf_core_field_exists(struct task_struct___before, pid_of_old))
		pid = BPF_CORE_READ(task, pid_of_old);
	bpf_printk("%d", pid);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
