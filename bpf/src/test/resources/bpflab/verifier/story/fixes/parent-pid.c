#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

SEC("tracepoint/sched/sched_process_exit")
int parent(void *ctx)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	int ppid = task->real_parent->tgid;
	bpf_printk("parent %d", ppid);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
