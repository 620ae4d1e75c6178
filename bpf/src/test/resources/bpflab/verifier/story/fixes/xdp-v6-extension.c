#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/in.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

static __always_inline int last_header(struct ipv6hdr *ip6, void *data_end)
{
	__u8 next = ip6->nexthdr;
	__u8 *at = (__u8 *)(ip6 + 1);
	for (int i = 0; i < 4; i++) {
		if (next != 0 && next != 43 && next != 60)
			break;
		next = at[0];
		at += (at[1] + 1) * 8;
	}
	return next;
}

SEC("xdp")
int v6(struct xdp_md *ctx)
{
	void *data_end = (void *)(long)ctx->data_end;
	struct ethhdr *eth = (void *)(long)ctx->data;
	struct ipv6hdr *ip6 = (void *)(eth + 1);
	if ((void *)(ip6 + 1) > data_end)
		return XDP_PASS;
	return last_header(ip6, data_end) == IPPROTO_ICMPV6 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
