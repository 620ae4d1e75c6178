// refused: type-information
// what: add cannot have its map sums: its values have a bpf_spin_lock, and no type
// fix: __type(key, __u32); __type(value, struct sum);   in place of key_size and value_size in sums
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct sum {
	struct bpf_spin_lock lock;
	int value;
} never;

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__uint(key_size, 4);
	__uint(value_size, sizeof(struct sum));
} sums SEC(".maps");

SEC("xdp")
int add(struct xdp_md *ctx)
{
	__u32 key = 0;
	struct sum *sum = bpf_map_lookup_elem(&sums, &key);

	if (!sum)
		return XDP_PASS;
	bpf_spin_lock(&sum->lock);
	sum->value++;
	bpf_spin_unlock(&sum->lock);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
