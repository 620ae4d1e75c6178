#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>

extern int bpf_dynptr_from_skb(struct __sk_buff *skb, u64 flags, struct bpf_dynptr *ptr) __ksym;
extern void *bpf_dynptr_slice(const struct bpf_dynptr *p, u32 off, void *buf, u32 size) __ksym;

SEC("tc")
int slice(struct __sk_buff *skb)
{
	struct bpf_dynptr ptr;
	char buffer[20];
	if (bpf_dynptr_from_skb(skb, 0, &ptr))
		return 0;
	struct iphdr *ip = bpf_dynptr_slice(&ptr, 14, buffer, sizeof(buffer));
	return ip->protocol == 17 ? 2 : 0;
}

char LICENSE[] SEC("license") = "GPL";
