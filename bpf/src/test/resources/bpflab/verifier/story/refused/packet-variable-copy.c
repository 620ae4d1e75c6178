// SPDX-License-Identifier: Apache-2.0
/* To count the letter a in the first 64 bytes that UDP carries. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/udp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define MOST 64

__u64 found = 0;

SEC("xdp")
int letters(struct xdp_md *ctx)
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
	if ((void *)(udp + 1) > end)
		return XDP_PASS;

	char *text = (void *)(udp + 1);
	for (int i = 0; i < MOST; i++) {
		if (text[i] == 'a')
			found++;
	}
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
