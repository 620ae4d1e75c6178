#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern void *bpf_obj_new_impl(__u64 local_type_id, void *meta) __ksym;
extern void bpf_obj_drop_impl(void *kptr, void *meta) __ksym;
struct item { int value; };
SEC("tc")
int prog(struct __sk_buff *skb)
{
	struct item *item = bpf_obj_new_impl(bpf_core_type_id_local(struct item), 0);
	if (!item)
		return 0;
	bpf_obj_drop_impl(item, 0);
	return item->value;
}

char LICENSE[] SEC("license") = "GPL";
