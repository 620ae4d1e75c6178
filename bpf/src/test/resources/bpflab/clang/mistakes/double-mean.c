#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

__u64 bytes, packets;

SEC("xdp")
int mean(struct xdp_md *ctx)
{
	double mean = (double)bytes / packets;

	return mean > 100 ? XDP_PASS : XDP_DROP;
}
