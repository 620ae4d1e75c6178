#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int greet(struct xdp_md *ctx)
{
	bpf_trace_printk("from %s\n", "me");
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
