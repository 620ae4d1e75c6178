/* load: strict */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int note_it(struct xdp_md *ctx)
{
	__u32 key = 0;
	__u64 *seen = bpf_map_lookup_elem(&counts, &key);

	if (!seen)
		return XDP_PASS;
	*seen = (unsigned long)ctx;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
