// SPDX-License-Identifier: Apache-2.0
/* Uses four of the five actions. */
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

	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end)
		return XDP_ABORTED;

	switch (ip->protocol) {
	case IPPROTO_ICMP:
		return XDP_DROP;
	case IPPROTO_UDP:
		return XDP_TX;
	default:
		return XDP_PASS;
	}
}

char LICENSE[] SEC("license") = "GPL";
