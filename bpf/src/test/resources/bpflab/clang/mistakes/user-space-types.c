#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int types(struct xdp_md *ctx)
{
	bool odd = ctx->rx_queue_index & 1;
	size_t bytes = ctx->data_end - ctx->data;
	uint32_t least = 64;

	return odd && bytes > least ? XDP_PASS : XDP_DROP;
}
