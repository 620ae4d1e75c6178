// refused: section
// what: f is in section "tracepoint:syscalls:sys_enter_openat", which says no type of program
// fix: write SEC("tracepoint/syscalls/sys_enter_openat")
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tracepoint:syscalls:sys_enter_openat")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
