// refused: map
// what: look cannot have its map counts: a field of it does not fit its kind
// fix: __type(key, __u32);   in the definition of counts, in place of its key
// at: &counts
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__type(key, __u64);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int look(struct xdp_md *ctx)
{
	__u64 key = 0;

	return bpf_map_lookup_elem(&counts, &key) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
