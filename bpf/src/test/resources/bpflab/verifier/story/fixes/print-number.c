#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int greet(struct xdp_md *ctx)
{
	int x = ctx->ingress_ifindex;

	bpf_trace_printk("at %d\n", x);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
