#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include "broken.h"

SEC("xdp")
int only_tcp(struct xdp_md *ctx)
{
	struct ethhdr *eth = ctx->data;
	struct iphdr *ip = (void *)(eth + 1);

	return ip->protocol == IPPROTO_TCP ? XDP_PASS : XDP_DROP;
}
