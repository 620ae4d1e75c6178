// SPDX-License-Identifier: Apache-2.0
/* Calls at XDP what is only for socket buffers. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int wrong_helper(struct xdp_md *ctx)
{
	__u8 protocol = 0;

	bpf_skb_load_bytes(ctx, 23, &protocol, sizeof(protocol));
	return protocol == 17 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
