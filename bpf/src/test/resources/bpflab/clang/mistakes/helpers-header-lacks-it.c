#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int count(struct xdp_md *ctx)
{
	return bpf_no_such_thing(ctx->rx_queue_index) + bpf_no_such_constant;
}
