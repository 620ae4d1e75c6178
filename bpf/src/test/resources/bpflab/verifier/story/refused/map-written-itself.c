#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int into_the_map(struct xdp_md *ctx)
{
	*(volatile __u32 *)&counts = 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
