#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

float rate;

SEC("xdp")
int read(struct xdp_md *ctx)
{
	return (int)rate;
}
