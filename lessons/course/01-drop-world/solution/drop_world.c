// SPDX-License-Identifier: Apache-2.0
/* Pass World: every packet goes on to the network stack. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* Runs for each packet that arrives, before the network stack. */
SEC("xdp")
int drop_world(struct xdp_md *ctx)
{
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
