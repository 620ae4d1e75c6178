#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/in.h>
#include <linux/tcp.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>

SEC("xdp")
int last_byte(struct xdp_md *ctx)
{
	__u8 *end = (void *)(long)ctx->data_end;
	__u8 *last = end - 1;

	asm volatile("" : "+r"(last));
	return *last ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
