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

SEC("xdp")
int trim(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data;
	void *data_end = (void *)(long)ctx->data_end;
	struct ethhdr *eth = data;
	if (data + sizeof(struct ethhdr) > data_end)
		return XDP_DROP;
	if (bpf_xdp_adjust_tail(ctx, -4) < 0)
		return XDP_DROP;
	__builtin_memset(eth->h_dest, 0xff, ETH_ALEN);
	return XDP_TX;
}

char LICENSE[] SEC("license") = "GPL";
