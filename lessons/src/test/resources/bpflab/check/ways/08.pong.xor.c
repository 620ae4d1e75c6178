// SPDX-License-Identifier: Apache-2.0
/* To answer pings at XDP, before the network stack hears of them. */
#include <linux/bpf.h>
#include <linux/icmp.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

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

	struct ethhdr old = *eth;
	for (int i = 0; i < 6; i++) {
		eth->h_dest[i] = old.h_source[i];
		eth->h_source[i] = old.h_dest[i];
	}
	ip->saddr ^= ip->daddr;
	ip->daddr ^= ip->saddr;
	ip->saddr ^= ip->daddr;
	icmp->type = 0;
	__u32 c = icmp->checksum;
	c += 8;
	if (c > 0xffff)
		c -= 0xffff;
	icmp->checksum = c;
	return XDP_TX;
}

char LICENSE[] SEC("license") = "GPL";
