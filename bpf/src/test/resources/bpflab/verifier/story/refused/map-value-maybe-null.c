#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int count_all(struct xdp_md *ctx)
{
	__u32 key = ctx->ingress_ifindex;
	__u64 *seen = bpf_map_lookup_elem(&counts, &key);

	*seen += 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
