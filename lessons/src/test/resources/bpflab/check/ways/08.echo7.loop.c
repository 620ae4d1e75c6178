// SPDX-License-Identifier: Apache-2.0
/* An echo server at XDP: what comes to UDP port 7 goes back. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/udp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int echo7(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	if ((void *)(ip + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP))
		return XDP_PASS;
	if (ip->protocol != IPPROTO_UDP)
		return XDP_PASS;

	struct udphdr *udp = (void *)ip + ip->ihl * 4;
	if ((void *)(udp + 1) > end || udp->dest != bpf_htons(7))
		return XDP_PASS;

	for (int i = 0; i < ETH_ALEN; i++) {
		__u8 b = eth->h_dest[i];
		eth->h_dest[i] = eth->h_source[i];
		eth->h_source[i] = b;
	}
	__be32 address = ip->saddr;
	ip->saddr = ip->daddr;
	ip->daddr = address;

	__be16 port = udp->source;
	udp->source = udp->dest;
	udp->dest = port;

	/* Both checksums stay right: sums do not mind the order. */
	return XDP_TX;
}

char LICENSE[] SEC("license") = "GPL";
