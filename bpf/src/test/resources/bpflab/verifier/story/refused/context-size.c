#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int half_field(struct xdp_md *ctx)
{
	__u64 both = *(volatile __u64 *)((void *)ctx + 200);

	return both ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
