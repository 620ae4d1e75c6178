#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 64); __uint(key_size, 16); __uint(value_size, 8); } names SEC(".maps");

SEC("tracepoint/syscalls/sys_enter_execve")
int names_of(void *ctx)
{
	char comm[8];
	__u64 one = 1;
	bpf_get_current_comm(comm, sizeof(comm));
	bpf_map_update_elem(&names, comm, &one, BPF_ANY);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
