// SPDX-License-Identifier: Apache-2.0
/* Watches exit(status) of the C library, and counts by status. */
#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

/* status -> how often a program ended with it */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 256);
	__type(key, __u32);
	__type(value, __u64);
} statuses SEC(".maps");

SEC("uprobe/libc.so.6:exit")
int BPF_KPROBE(exits, int number)
{
	__u32 status = number;
	__u64 one = 1;

	__u64 *times = bpf_map_lookup_elem(&statuses, &status);
	if (times)
		__sync_fetch_and_add(times, 1);
	else
		bpf_map_update_elem(&statuses, &status, &one, BPF_NOEXIST);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
