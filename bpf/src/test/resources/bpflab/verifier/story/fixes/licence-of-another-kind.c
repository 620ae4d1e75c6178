#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
SEC("tracepoint/syscalls/sys_enter_openat") int gplhelper(void *ctx) {
	bpf_printk("hi");
	return 0;
}
char _license[] SEC("license") = "Dual MIT";
