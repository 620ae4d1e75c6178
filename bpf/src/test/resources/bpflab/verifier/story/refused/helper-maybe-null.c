#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int value_as_key(struct xdp_md *ctx)
{
	__u32 key = 0;
	__u64 *first = bpf_map_lookup_elem(&counts, &key);
	__u64 *second = bpf_map_lookup_elem(&counts, first);

	return second ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
