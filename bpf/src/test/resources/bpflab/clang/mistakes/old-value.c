#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

int count;

SEC("xdp")
int take(struct xdp_md *ctx)
{
	return __sync_fetch_and_add(&count, 1) > 10 ? XDP_PASS : XDP_DROP;
}
