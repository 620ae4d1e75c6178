#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

static __attribute__((noinline)) int proto(struct ethhdr *eth, void *end)
{
	return eth->h_proto;
}

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	void *end = (void *)(long)ctx->data_end;

	return proto((void *)(long)ctx->data, end) == 8 ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
