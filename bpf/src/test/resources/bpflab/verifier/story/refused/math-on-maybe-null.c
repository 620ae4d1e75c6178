#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 64);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int second_first(struct xdp_md *ctx)
{
	__u32 key = 0;
	__u64 *row = bpf_map_lookup_elem(&counts, &key);

	asm volatile("%0 += 8" : "+r"(row));
	if (!row)
		return XDP_PASS;
	*row += 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
