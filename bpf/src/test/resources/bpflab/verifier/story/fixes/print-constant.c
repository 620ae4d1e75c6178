#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int greet(struct xdp_md *ctx)
{
	bpf_trace_printk("port %d is %d\n", 4711, 3);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
