#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern int bpf_dynptr_from_skb(struct __sk_buff *skb, u64 flags, struct bpf_dynptr *ptr) __ksym;
extern void *bpf_dynptr_slice_rdwr(const struct bpf_dynptr *p, u32 off, void *buf, u32 size) __ksym;
SEC("tc")
int prog(struct __sk_buff *skb)
{
	struct bpf_dynptr ptr;
	char buffer[14];
	__u8 byte = 1;
	if (bpf_dynptr_from_skb(skb, 0, &ptr))
		return 0;
	struct ethhdr *eth = bpf_dynptr_slice_rdwr(&ptr, 0, buffer, sizeof(buffer));
	if (!eth)
		return 0;
	bpf_skb_pull_data(skb, 64);
	eth->h_proto = 0;
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
