// refused: extern
// what: seen uses counts, which is nowhere defined
// fix: define counts in this file, without extern; a variable of the kernel is declared with __ksym behind it, an option of its configuration with __kconfig
// at: __u64 *value = bpf_map_lookup_elem(&counts, &key);
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

SEC("xdp")
int seen(struct xdp_md *ctx)
{
	__u32 key = 0;
	__u64 *value = bpf_map_lookup_elem(&counts, &key);

	if (value)
		*value += 1;
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
