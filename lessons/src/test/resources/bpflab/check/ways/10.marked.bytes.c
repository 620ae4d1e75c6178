// SPDX-License-Identifier: Apache-2.0
#include <linux/bpf.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>

/* The note as single bytes. */
SEC("xdp")
int sort_in(struct xdp_md *ctx)
{
	if (bpf_xdp_adjust_meta(ctx, -4))
		return XDP_PASS;

	__u8 *note = (__u8 *)(long)ctx->data_meta;
	__u8 *packet = (__u8 *)(long)ctx->data;
	__u8 *end = (__u8 *)(long)ctx->data_end;
	if (note + 4 > packet)
		return XDP_PASS;

	int is_icmp = packet + 34 <= end && packet[12] == 8 && packet[13] == 0 && packet[23] == 1;
	note[0] = is_icmp;
	note[1] = note[2] = note[3] = 0;
	return XDP_PASS;
}

static __always_inline int noted(struct __sk_buff *skb)
{
	__u8 *note = (__u8 *)(long)skb->data_meta;

	return note + 4 <= (__u8 *)(long)skb->data ? note[0] : 0;
}

SEC("tc")
int drop_marked(struct __sk_buff *skb)
{
	switch (noted(skb)) {
	case 1:
		return TC_ACT_SHOT;
	default:
		return TC_ACT_OK;
	}
}

char LICENSE[] SEC("license") = "GPL";
