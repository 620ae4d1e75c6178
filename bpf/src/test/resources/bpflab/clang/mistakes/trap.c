#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

char first[600], second[600];

SEC("xdp")
int mark(struct xdp_md *ctx)
{
	__u32 n = ctx->rx_queue_index;

	if (n > 3)
		__builtin_trap();
	return XDP_PASS;
}
