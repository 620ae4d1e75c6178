#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

SEC("kprobe/wake_up_new_task")
int BPF_KPROBE(prog, struct task_struct *task)
{
	int parent = task->real_parent->tgid;

	return parent == 1;
}

char LICENSE[] SEC("license") = "GPL";
