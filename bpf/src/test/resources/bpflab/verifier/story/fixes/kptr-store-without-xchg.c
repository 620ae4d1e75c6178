#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern struct task_struct *bpf_task_acquire(struct task_struct *p) __ksym;
extern void bpf_task_release(struct task_struct *p) __ksym;
struct kept { struct task_struct __kptr *task; };
struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, int); __type(value, struct kept); } tasks SEC(".maps");

SEC("tp_btf/task_newtask")
int BPF_PROG(made, struct task_struct *task, u64 flags)
{
	int zero = 0;
	struct kept *kept = bpf_map_lookup_elem(&tasks, &zero);
	struct task_struct *acquired = bpf_task_acquire(task);
	if (!kept || !acquired)
		return 0;
	struct task_struct *old = bpf_kptr_xchg(&kept->task, acquired);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
