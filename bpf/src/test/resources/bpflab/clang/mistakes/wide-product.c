#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

unsigned __int128 product;

SEC("xdp")
int multiply(struct xdp_md *ctx)
{
	product *= ctx->rx_queue_index;
	return XDP_PASS;
}
