#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

static __attribute__((noinline)) int sum(int n)
{
	return n <= 0 ? 0 : n + sum(n - (bpf_get_prandom_u32() & 1) - 1);
}

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	return sum(ctx->rx_queue_index) ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
