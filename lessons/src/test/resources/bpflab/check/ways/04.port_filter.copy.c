/* The headers are copied to the stack; the ports are compared as the machine has them. */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/tcp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int port_filter(struct xdp_md *ctx)
{
	struct ethhdr eth;
	struct iphdr ip;
	struct tcphdr tcp;

	if (bpf_xdp_load_bytes(ctx, 0, &eth, sizeof(eth)) || eth.h_proto != bpf_htons(ETH_P_IP))
		return XDP_PASS;
	if (bpf_xdp_load_bytes(ctx, sizeof(eth), &ip, sizeof(ip)))
		return XDP_PASS;
	if (ip.protocol == IPPROTO_ICMP)
		return XDP_DROP;
	if (ip.protocol != IPPROTO_TCP || bpf_xdp_load_bytes(ctx, sizeof(eth) + ip.ihl * 4, &tcp, sizeof(tcp)))
		return XDP_PASS;
	return bpf_ntohs(tcp.source) == 80 || bpf_ntohs(tcp.dest) == 80 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
