#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u64[8]);
} counts SEC(".maps");

SEC("xdp")
int index_unknown(struct xdp_md *ctx)
{
	__u32 key = 0;
	__u64 *row = bpf_map_lookup_elem(&counts, &key);

	if (!row)
		return XDP_PASS;
	row[bpf_ktime_get_ns()] += 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
