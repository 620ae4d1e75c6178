#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__type(key, __u32);
	__type(value, __u64);
	__uint(max_entries, 2);
} cells SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_HASH);
	__type(key, __u32);
	__type(value, __u64);
	__uint(max_entries, 8);
} seen SEC(".maps");

SEC("xdp")
int percpu(struct xdp_md *ctx)
{
	__u32 key = bpf_get_smp_processor_id();
	__u64 *cell = bpf_map_lookup_elem(&cells, &key);
	__u64 *count = bpf_map_lookup_elem(&seen, &key);

	if (cell)
		(*cell)++;
	if (count)
		(*count)++;
	return XDP_PASS;
}

char _license[] SEC("license") = "GPL";
