#include <linux/bpf.h>

SEC("xdp")
int drop(struct xdp_md *ctx)
{
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
