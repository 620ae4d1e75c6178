// SPDX-License-Identifier: Apache-2.0
/* XDP sorts packets, and tc drops those that have a mark. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct meta {
	__u32 mark;
};

SEC("xdp")
int sort_in(struct xdp_md *ctx)
{
	if (bpf_xdp_adjust_meta(ctx, -(int)sizeof(struct meta)) != 0)
		return XDP_PASS;

	void *data = (void *)(long)ctx->data;
	void *end = (void *)(long)ctx->data_end;
	struct meta *meta = (void *)(long)ctx->data_meta;
	if ((void *)(meta + 1) > data)
		return XDP_PASS;

	struct ethhdr *eth = data;
	struct iphdr *ip = (void *)(eth + 1);
	meta->mark = 0;
	if ((void *)(ip + 1) <= end && eth->h_proto == bpf_htons(ETH_P_IP) &&
	    *((__u8 *)eth + 23) == 1)
		meta->mark = 1;
	return XDP_PASS;
}

SEC("tc")
int drop_marked(struct __sk_buff *skb)
{
	struct meta *meta = (void *)(long)skb->data_meta;
	void *data = (void *)(long)skb->data;
	if ((void *)(meta + 1) > data)
		return TC_ACT_OK;

	return meta->mark ? TC_ACT_SHOT : TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
