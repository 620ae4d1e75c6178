// SPDX-License-Identifier: Apache-2.0
/* Wants more stack than there is. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int deep(struct xdp_md *ctx)
{
	volatile char bytes[600];

	for (int i = 0; i < sizeof(bytes); i++)
		bytes[i] = i;
	return bytes[ctx->rx_queue_index & 255] ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
