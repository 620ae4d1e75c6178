#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

float sum;

SEC("xdp")
int add(struct xdp_md *ctx)
{
	sum += 0.1f;
	return XDP_PASS;
}
