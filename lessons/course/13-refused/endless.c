// SPDX-License-Identifier: Apache-2.0
/* Throws dice until a six comes. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int endless(struct xdp_md *ctx)
{
	while (bpf_get_prandom_u32() % 6 != 5)
		;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
