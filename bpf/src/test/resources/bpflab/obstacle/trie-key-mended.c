// loaded: xdp
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__uint(max_entries, 4);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct { __u32 prefixlen; __u8 data[4]; });
	__type(value, __u64);
} thing SEC(".maps");

SEC("xdp")
int look(struct xdp_md *ctx)
{
	__u64 key[8] = {};

	return bpf_map_lookup_elem(&thing, key) ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
