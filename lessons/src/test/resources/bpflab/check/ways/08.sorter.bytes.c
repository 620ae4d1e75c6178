// SPDX-License-Identifier: Apache-2.0
/* To become a program that uses four of the five actions. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int sorter(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	if ((void *)(eth + 1) > end)
		return XDP_PASS;
	if (eth->h_proto != bpf_htons(ETH_P_IP))
		return XDP_PASS;

	__u8 *byte = data;
	if (byte + 34 > (__u8 *)end)
		return 0;
	return byte[23] == 1 ? 1 : byte[23] == 17 ? 3 : 2;
}

char LICENSE[] SEC("license") = "GPL";
