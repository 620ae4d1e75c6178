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

struct hdr { void *data; void *data_end; };

static __always_inline struct udphdr *udp_of(struct hdr *h)
{
	struct ethhdr *eth = h->data;
	struct iphdr *ip = (void *)(eth + 1);
	return (void *)ip + ip->ihl * 4;
}

SEC("xdp")
int port(struct xdp_md *ctx)
{
	struct hdr h = { (void *)(long)ctx->data, (void *)(long)ctx->data_end };
	struct udphdr *udp = udp_of(&h);
	if ((void *)(udp + 1) > h.data_end)
		return XDP_PASS;
	return udp->dest == bpf_htons(53) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
