#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

static __thread int seen;

SEC("xdp")
int count(struct xdp_md *ctx)
{
	return seen++;
}
