#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int spread(struct xdp_md *ctx)
{
	long number = (long)ctx->rx_queue_index - 9;

	return number % 7 ? XDP_PASS : XDP_DROP;
}
