#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern struct task_struct *bpf_task_from_pid(s32 pid) __ksym;
extern void bpf_task_release(struct task_struct *p) __ksym;
SEC("tp_btf/task_newtask")
int BPF_PROG(prog, struct task_struct *task, u64 flags)
{
	struct task_struct *one = bpf_task_from_pid(1);
	if (!one)
		return 0;
	bpf_task_release(one);
	bpf_task_release(one);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
