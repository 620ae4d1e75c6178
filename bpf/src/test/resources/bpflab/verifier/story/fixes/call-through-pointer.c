#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/udp.h>
#include <linux/tcp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

static __attribute__((noinline)) int one(int a) { return a + 1; }
static __attribute__((noinline)) int two(int a) { return a + 2; }

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	int (*chosen)(int) = ctx->rx_queue_index ? one : two;

	return chosen(ctx->ingress_ifindex);
}

char LICENSE[] SEC("license") = "GPL";
