#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

SEC("kprobe/wake_up_new_task")
int BPF_KPROBE(prog, struct task_struct *task)
{
	bpf_printk("%d", task->pid);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
