#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, __u64 flags)
{
	task->exit_code = 5;
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
