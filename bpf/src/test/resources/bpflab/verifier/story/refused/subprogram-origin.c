#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/in.h>
#include <linux/tcp.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

static __attribute__((noinline)) __u16 kind(struct ethhdr *eth)
{
	return eth->h_proto;
}

SEC("xdp")
int in_function(struct xdp_md *ctx)
{
	struct ethhdr *eth = (void *)(long)ctx->data;

	return kind(eth) == bpf_htons(ETH_P_IP) ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
