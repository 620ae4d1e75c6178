// refused: map
// what: look cannot have its map counts: it is too large
// fix: __uint(max_entries, 16);   in the definition of counts
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct block { char bytes[1 << 20]; };

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 2000000);
	__type(key, __u32);
	__type(value, struct block);
} counts SEC(".maps");

SEC("xdp")
int look(struct xdp_md *ctx)
{
	__u32 key = 0;

	return bpf_map_lookup_elem(&counts, &key) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
