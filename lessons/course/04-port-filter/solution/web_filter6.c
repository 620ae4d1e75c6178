// SPDX-License-Identifier: Apache-2.0
/* Drops what comes from or goes to TCP port 80, by IPv4 and by IPv6. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define WEB 80

/* What becomes of a TCP packet; its header starts at tcp. */
static __always_inline int verdict(struct tcphdr *tcp, void *end)
{
	if ((void *)(tcp + 1) > end)
		return XDP_PASS;
	if (tcp->source == bpf_htons(WEB) || tcp->dest == bpf_htons(WEB))
		return XDP_DROP;
	return XDP_PASS;
}

SEC("xdp")
int web_filter6(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;

	struct ethhdr *eth = data;
	if ((void *)(eth + 1) > end)
		return XDP_PASS;

	if (eth->h_proto == bpf_htons(ETH_P_IP)) {
		struct iphdr *ip = (void *)(eth + 1);
		if ((void *)(ip + 1) > end || ip->protocol != IPPROTO_TCP)
			return XDP_PASS;
		return verdict((void *)ip + ip->ihl * 4, end);
	}

	if (eth->h_proto == bpf_htons(ETH_P_IPV6)) {
		struct ipv6hdr *ip = (void *)(eth + 1);
		if ((void *)(ip + 1) > end || ip->nexthdr != IPPROTO_TCP)
			return XDP_PASS;
		return verdict((void *)(ip + 1), end);
	}

	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
