// SPDX-License-Identifier: Apache-2.0
/* XDP writes a mark in front of a packet, tc reads it there. */
#include <linux/bpf.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>

/* What stands in front of the packet: a multiple of 4 bytes. */
struct meta {
	__u32 mark;
};

SEC("xdp")
int stale(struct xdp_md *ctx)
{
	struct meta *meta = (void *)(long)ctx->data_meta;
	void *data = (void *)(long)ctx->data;
	if (bpf_xdp_adjust_meta(ctx, -(int)sizeof(struct meta)) != 0)
		return XDP_PASS; /* there is no room for it */

	meta = (void *)(long)ctx->data_meta;
	if ((void *)(meta + 1) > (void *)(long)ctx->data)
		return XDP_PASS;

	meta->mark = 7;
	bpf_printk("[XDP] mark %d", meta->mark);
	return XDP_PASS;
}

SEC("tc")
int read_mark(struct __sk_buff *skb)
{
	struct meta *meta = (void *)(long)skb->data_meta;
	void *data = (void *)(long)skb->data;
	if ((void *)(meta + 1) > data)
		return TC_ACT_OK;

	skb->mark = meta->mark;
	bpf_printk("[tc] mark %d", skb->mark);
	return TC_ACT_OK;
}

char LICENSE[] SEC("license") = "GPL";
