// refused: name
// what: look cannot have its map zähler: its name has letters that the kernel does not take
// fix: call it otherwise: map_of_look in place of zähler
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u32);
} zähler SEC(".maps");

SEC("xdp")
int look(struct xdp_md *ctx)
{
	__u32 key = 0;

	return bpf_map_lookup_elem(&zähler, &key) ? XDP_PASS : XDP_DROP;
}
