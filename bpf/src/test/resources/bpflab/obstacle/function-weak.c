// loaded: xdp
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern int bpf_missing_everywhere(struct xdp_md *ctx) __ksym __weak;

SEC("xdp")
int function(struct xdp_md *ctx)
{
	if (bpf_missing_everywhere)
		return bpf_missing_everywhere(ctx);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
