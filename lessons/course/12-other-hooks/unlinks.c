// SPDX-License-Identifier: Apache-2.0
/* Counts files that are deleted, at a function of the kernel. */
#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

__u64 deleted = 0;

SEC("kprobe/do_unlinkat")
int on_delete(struct pt_regs *ctx)
{
	__sync_fetch_and_add(&deleted, 1);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
