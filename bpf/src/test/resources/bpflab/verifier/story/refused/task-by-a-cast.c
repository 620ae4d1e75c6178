#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, long);
} kept SEC(".maps");

extern void *bpf_rdonly_cast(const void *obj, __u32 type) __ksym;

SEC("tp_btf/sys_enter")
int enters(void *ctx)
{
	struct task_struct *task = bpf_rdonly_cast(bpf_get_current_task_btf(),
						   bpf_core_type_id_kernel(struct task_struct));

	bpf_task_storage_get(&kept, task, 0, 0);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
