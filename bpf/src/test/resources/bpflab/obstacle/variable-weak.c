// loaded: xdp
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern const int missing_everywhere __ksym __weak;

SEC("xdp")
int variable(struct xdp_md *ctx)
{
	if (&missing_everywhere)
		return missing_everywhere;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
