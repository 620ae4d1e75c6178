#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int copied(struct xdp_md *ctx)
{
	struct xdp_md copy = {};

	bpf_xdp_adjust_head(&copy, -4);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
