#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

char first[600], second[600];

SEC("xdp")
int mark(struct xdp_md *ctx)
{
	__u32 n = ctx->rx_queue_index;

	for (int i = 0; i < 16 && i < n; i++)
		first[i] = 0;
	return XDP_PASS;
}
