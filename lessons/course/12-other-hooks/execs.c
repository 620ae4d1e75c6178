// SPDX-License-Identifier: Apache-2.0
/* Watches programs being started: before it is done, and when it is. */
#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

/* name -> how often a program of that name was started */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, char[16]);
	__type(value, __u64);
} started SEC(".maps");

/* A process asks for another program: execve(path, …). */
SEC("tracepoint/syscalls/sys_enter_execve")
int on_execve(struct trace_event_raw_sys_enter *ctx)
{
	char name[16] = {};
	char path[64];

	bpf_get_current_comm(name, sizeof(name));
	bpf_probe_read_user_str(path, sizeof(path), (void *)ctx->args[0]);
	bpf_printk("%s starts %s", name, path);
	return 0;
}

/* The new program is in place. */
SEC("tracepoint/sched/sched_process_exec")
int on_exec(void *ctx)
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
