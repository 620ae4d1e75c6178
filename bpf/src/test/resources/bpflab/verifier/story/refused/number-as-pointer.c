#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int from_number(struct xdp_md *ctx)
{
	__u64 address = bpf_ktime_get_ns();
	__u32 *where = (__u32 *)address;

	return *where ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
