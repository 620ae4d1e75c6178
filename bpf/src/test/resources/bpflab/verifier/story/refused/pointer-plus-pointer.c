#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/in.h>
#include <linux/tcp.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

SEC("xdp")
int sum(struct xdp_md *ctx)
{
	unsigned long data = (unsigned long)(void *)(long)ctx->data;
	unsigned long other = (unsigned long)(void *)(long)ctx->data_meta;
	unsigned long both = data + other;

	asm volatile("" : "+r"(both));
	return both ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
