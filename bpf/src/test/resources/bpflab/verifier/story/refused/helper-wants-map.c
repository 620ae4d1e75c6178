#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int no_map(struct xdp_md *ctx)
{
	__u32 key = 0;
	__u64 *seen = bpf_map_lookup_elem(ctx, &key);

	return seen ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
