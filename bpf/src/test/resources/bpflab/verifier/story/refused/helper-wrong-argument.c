#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int number_for_key(struct xdp_md *ctx)
{
	__u64 *seen = bpf_map_lookup_elem(&counts, (void *)4);

	return seen ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
