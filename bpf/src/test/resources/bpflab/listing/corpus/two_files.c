#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "header.h"

SEC("xdp")
int two_files(struct xdp_md *ctx)
{
	return in_header(ctx->rx_queue_index) & 1 ? XDP_PASS : XDP_DROP;
}

char _license[] SEC("license") = "GPL";
