#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int jump(struct xdp_md *ctx)
{
	bpf_tail_call(ctx, &counts, 0);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
