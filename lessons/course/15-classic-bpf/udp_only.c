// SPDX-License-Identifier: Apache-2.0
/* The filter "udp", by the instructions that classic BPF reads packets with. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* clang has names for ldh [offset] and ldb [offset]. */
unsigned long long load_half(void *skb, unsigned long long offset)
	asm("llvm.bpf.load.half");
unsigned long long load_byte(void *skb, unsigned long long offset)
	asm("llvm.bpf.load.byte");

__u64 passed = 0;

SEC("socket")
int udp_only(struct __sk_buff *skb)
{
	if (load_half(skb, 12) != 0x800)
		return 0;
	if (load_byte(skb, 23) != 17)
		return 0;
	__sync_fetch_and_add(&passed, 1);
	return 262144;
}

char LICENSE[] SEC("license") = "GPL";
