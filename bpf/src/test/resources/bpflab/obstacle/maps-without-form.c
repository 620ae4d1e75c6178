// refused: map
// what: look cannot have its map thing: it does not say what the maps in it are like
// fix: __array(values, struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); __type(value, __u64); });   in the definition of thing, in place of its value
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u32);
} thing SEC(".maps");

SEC("xdp")
int look(struct xdp_md *ctx)
{
	__u64 key[8] = {};

	return bpf_map_lookup_elem(&thing, key) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
