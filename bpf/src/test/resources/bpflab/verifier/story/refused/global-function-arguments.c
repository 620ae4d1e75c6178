#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

__noinline int length_of(struct xdp_md *ctx)
{
	return ctx->data_end - ctx->data;
}

SEC("xdp")
int wrong_call(struct xdp_md *ctx)
{
	return length_of((struct xdp_md *)0x10) ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
