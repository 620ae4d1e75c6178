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

static __noinline int hash(__u32 seed)
{
	volatile char buffer[300] = {};
	buffer[seed & 255] = 1;
	return buffer[7];
}

SEC("xdp")
int deep(struct xdp_md *ctx)
{
	volatile char other[300] = {};
	other[ctx->rx_queue_index & 255] = 3;
	return hash(ctx->ingress_ifindex) + other[3] > 3 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
