#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int half(struct xdp_md *ctx)
{
	int length = ctx->data_end - ctx->data;
	int by = ctx->rx_queue_index;

	return length / by > 10 ? XDP_PASS : XDP_DROP;
}
