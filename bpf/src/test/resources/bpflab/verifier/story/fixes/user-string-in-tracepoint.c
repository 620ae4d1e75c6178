#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

SEC("tracepoint/syscalls/sys_enter_openat")
int prog(struct trace_event_raw_sys_enter *ctx)
{
	char *name = (char *)ctx->args[1];

	if (name[0] == '/')
		bpf_printk("absolute");
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
