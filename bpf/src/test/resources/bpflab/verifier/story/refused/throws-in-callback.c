#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
extern void bpf_throw(__u64 cookie) __ksym;
static int each(__u32 i, void *ctx) {
	if (i == 3) bpf_throw(1);
	return 0;
}
SEC("tc") int thrower(struct __sk_buff *skb) {
	bpf_loop(8, each, 0, 0);
	return 0;
}
char _license[] SEC("license") = "GPL";
