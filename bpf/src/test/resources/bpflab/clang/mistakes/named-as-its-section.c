#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int xdp(struct xdp_md *ctx)
{
	return XDP_PASS;
}
