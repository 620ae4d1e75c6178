// SPDX-License-Identifier: Apache-2.0
/* Counts packets by their size, in steps of 256 bytes. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

__u64 sizes[8];

SEC("xdp")
int too_far(struct xdp_md *ctx)
{
	__u32 bytes = ctx->data_end - ctx->data;

	sizes[bytes / 256]++;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
