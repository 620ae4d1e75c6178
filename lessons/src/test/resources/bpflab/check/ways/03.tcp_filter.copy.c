/* The headers are copied to the stack. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int tcp_filter(struct xdp_md *ctx)
{
	struct ethhdr eth;
	struct iphdr ip;

	if (bpf_xdp_load_bytes(ctx, 0, &eth, sizeof(eth)))
		return XDP_DROP;
	if (bpf_ntohs(eth.h_proto) == ETH_P_ARP)
		return XDP_PASS;
	if (bpf_ntohs(eth.h_proto) == ETH_P_IP && !bpf_xdp_load_bytes(ctx, sizeof(eth), &ip, sizeof(ip))
	    && ip.protocol == IPPROTO_TCP)
		return XDP_PASS;
	return XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
