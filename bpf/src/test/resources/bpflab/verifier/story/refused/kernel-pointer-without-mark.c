#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

extern struct task_struct *bpf_task_acquire(struct task_struct *task) __ksym;
extern void bpf_task_release(struct task_struct *task) __ksym;

struct kept {
	struct task_struct *task;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct kept);
} tasks SEC(".maps");

SEC("syscall")
int asks(void *ctx)
{
	if (!bpf_core_type_exists(struct task_struct)) return 0;
	__u32 key = 0;
	struct kept *kept = bpf_map_lookup_elem(&tasks, &key);
	struct task_struct *task;

	if (!kept || !kept->task)
		return 0;
	task = bpf_task_acquire(kept->task);
	if (task)
		bpf_task_release(task);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
