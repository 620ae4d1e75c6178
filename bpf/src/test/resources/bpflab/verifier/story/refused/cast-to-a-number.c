#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

extern void *bpf_rdonly_cast(const void *obj, __u32 type) __ksym;

SEC("tp_btf/sys_enter")
int enters(void *ctx)
{
	long *kept = bpf_rdonly_cast(bpf_get_current_task_btf(), bpf_core_type_id_kernel(__u32));

	return *kept;
}

char LICENSE[] SEC("license") = "GPL";
