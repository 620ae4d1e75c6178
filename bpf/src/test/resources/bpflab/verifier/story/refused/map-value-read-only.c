#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

const volatile __u32 limit = 10;

SEC("xdp")
int raise_limit(struct xdp_md *ctx)
{
	*(volatile __u32 *)&limit = 20;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
