#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

int last;
SEC("tp_btf/task_newtask")
int BPF_PROG(made, struct task_struct *task, u64 flags)
{
	last = task->pid;
	return 0;
}
