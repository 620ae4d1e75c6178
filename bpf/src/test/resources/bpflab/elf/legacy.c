/* legacy.o: clang -O2 -g -target bpf -fdebug-compilation-dir=. -c legacy.c */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct bpf_map_def {
	unsigned int type;
	unsigned int key_size;
	unsigned int value_size;
	unsigned int max_entries;
};

struct bpf_map_def SEC("maps") old = {
	.type = BPF_MAP_TYPE_ARRAY,
	.key_size = 4,
	.value_size = 8,
	.max_entries = 1,
};

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	int zero = 0;

	return bpf_map_lookup_elem(&old, &zero) ? XDP_PASS : XDP_DROP;
}
