// SPDX-License-Identifier: Apache-2.0
/* Drop World: the shortest program that changes what a network does. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* Runs for each packet that arrives, before the network stack. */
SEC("xdp")
int drop_world(struct xdp_md *ctx)
{
	return XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
