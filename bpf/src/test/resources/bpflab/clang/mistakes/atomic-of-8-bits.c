#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

char first[600], second[600];

SEC("xdp")
int mark(struct xdp_md *ctx)
{
	__u32 n = ctx->rx_queue_index;

	__sync_fetch_and_add(&first[0], 1);
	return XDP_PASS;
}
