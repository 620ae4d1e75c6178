#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern void bpf_task_release(struct task_struct *p) __ksym;
SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, u64 flags)
{
	bpf_task_release(task);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
