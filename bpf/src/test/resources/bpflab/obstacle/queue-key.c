// refused: map
// what: look cannot have its map thing: a field of it does not fit its kind
// fix: take key and key_size out
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_QUEUE);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u64);
} thing SEC(".maps");

SEC("xdp")
int look(struct xdp_md *ctx)
{
	__u64 key[8] = {};

	return bpf_map_push_elem(&thing, key, 0) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
