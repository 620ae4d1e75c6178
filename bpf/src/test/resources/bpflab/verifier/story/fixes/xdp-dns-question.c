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
int dns(struct xdp_md *ctx)
{
	void *end = (void *)(long)ctx->data_end;
	struct ethhdr *eth = (void *)(long)ctx->data;
	struct iphdr *iph = (struct iphdr *)(eth + 1);
	struct udphdr *udp = (struct udphdr *)(iph + 1);
	char *name = (char *)(udp + 1) + 12;
	int len = 0;

	if ((void *)name > end)
		return XDP_PASS;
	for (int i = 0; i < 64; i++) {
		if (name[i] == 0)
			break;
		len++;
	}
	return len > 40 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
