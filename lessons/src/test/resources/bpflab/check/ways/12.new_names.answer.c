// SPDX-License-Identifier: Apache-2.0
/* Counts the programs that are started, by name. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, char[16]);
	__type(value, __u64);
} started SEC(".maps");

SEC("tracepoint/syscalls/sys_exit_execve")
int new_names(void *ctx)
{
	char name[16] = {};
	__u64 one = 1;

	bpf_get_current_comm(name, sizeof(name));
	__u64 *times = bpf_map_lookup_elem(&started, name);
	if (times)
		__sync_fetch_and_add(times, 1);
	else
		bpf_map_update_elem(&started, name, &one, BPF_NOEXIST);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
