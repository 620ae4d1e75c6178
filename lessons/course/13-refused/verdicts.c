// SPDX-License-Identifier: Apache-2.0
/* Looks the verdict up in a table: UDP is dropped, all others pass. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define PROTOCOLS 18

/* What becomes of a packet, by the protocol of IPv4. */
int table[PROTOCOLS] = { [0 ... 16] = XDP_PASS, [17] = XDP_DROP };

SEC("xdp")
int verdicts(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
		return XDP_PASS;

	__u32 protocol = ip->protocol;
	if (protocol > PROTOCOLS)
		return XDP_PASS;
	return table[protocol];
}

char LICENSE[] SEC("license") = "GPL";
