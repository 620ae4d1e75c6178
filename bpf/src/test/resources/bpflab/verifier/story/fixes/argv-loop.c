#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct event { char args[4][32]; };
struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, struct event); } scratch SEC(".maps");

SEC("tracepoint/syscalls/sys_enter_execve")
int argv(struct trace_event_raw_sys_enter *ctx)
{
	__u32 zero = 0;
	struct event *e = bpf_map_lookup_elem(&scratch, &zero);
	const char **argv = (const char **)ctx->args[1];
	if (!e)
		return 0;
	for (int i = 0; i < 4; i++)
		bpf_probe_read_user_str(e->args[i], sizeof(e->args[i]), argv[i]);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
