// SPDX-License-Identifier: Apache-2.0
/* Answers pings at XDP, before the network stack hears of them. */
#include <linux/bpf.h>
#include <linux/icmp.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* Lets the two hardware addresses change places. */
static __always_inline void swap_ends(struct ethhdr *eth)
{
	__u8 from[ETH_ALEN];
	__builtin_memcpy(from, eth->h_source, ETH_ALEN);
	__builtin_memcpy(eth->h_source, eth->h_dest, ETH_ALEN);
	__builtin_memcpy(eth->h_dest, from, ETH_ALEN);
}

SEC("xdp")
int pong(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
		return XDP_PASS;
	if (ip->protocol != IPPROTO_ICMP)
		return XDP_PASS;

	struct icmphdr *icmp = (void *)ip + ip->ihl * 4;
	if ((void *)(icmp + 1) > end || icmp->type != ICMP_ECHO)
		return XDP_PASS;

	swap_ends(eth);

	__be32 from = ip->saddr;
	ip->saddr = ip->daddr;
	ip->daddr = from;

	/* The type went from 8 to 0, so the checksum gains 0x0800. */
	icmp->type = ICMP_ECHOREPLY;
	__be32 was = bpf_htonl(0x08000000), now = 0;
	__s64 sum = bpf_csum_diff(&was, 4, &now, 4, ~icmp->checksum & 0xffff);
	sum = (sum & 0xffff) + ((sum >> 16) & 0xffff);
	sum = (sum & 0xffff) + (sum >> 16);
	icmp->checksum = ~sum;
	return XDP_TX;
}

char LICENSE[] SEC("license") = "GPL";
