#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64[4]);
} counts SEC(".maps");

SEC("xdp")
int before(struct xdp_md *ctx)
{
	__u32 zero = 0;
	__u64 *count = bpf_map_lookup_elem(&counts, &zero);

	if (!count)
		return XDP_PASS;
	count[-1] = 7;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
