// SPDX-License-Identifier: Apache-2.0
/* A little of all that the machine has: arithmetic, stack, calls. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} sums SEC(".maps");

/* A function of its own: noinline makes clang call it. */
static __attribute__((noinline)) __u32 weigh(__u32 bytes, __u32 factor)
{
	return bytes * factor + 24;
}

SEC("xdp")
int machine(struct xdp_md *ctx)
{
	__u32 length = ctx->data_end - ctx->data;
	__u64 weight = weigh(length, 8);
	__u32 key = length;

	bpf_map_update_elem(&sums, &key, &weight, BPF_ANY);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
