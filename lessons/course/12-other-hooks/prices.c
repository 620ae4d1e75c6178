// SPDX-License-Identifier: Apache-2.0
/* Watches a function of a program: its argument and its result. */
#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

/* price -> visitors who paid it */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} paid SEC(".maps");

/* At the first instruction: the argument is in its register. */
SEC("uprobe")
int on_call(struct pt_regs *ctx)
{
	bpf_printk("price of age %d", (int)PT_REGS_PARM1(ctx));
	return 0;
}

/* At the return: the result is in its register. */
SEC("uretprobe")
int on_return(struct pt_regs *ctx)
{
	__u32 price = PT_REGS_RC(ctx);
	__u64 one = 1;

	__u64 *visitors = bpf_map_lookup_elem(&paid, &price);
	if (visitors)
		__sync_fetch_and_add(visitors, 1);
	else
		bpf_map_update_elem(&paid, &price, &one, BPF_NOEXIST);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
