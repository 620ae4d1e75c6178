/* untyped.o: clang -O2 -target bpf -c untyped.c (no -g) */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, int);
	__type(value, int);
	__uint(max_entries, 1);
} cells SEC(".maps");

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	int zero = 0;

	return bpf_map_lookup_elem(&cells, &zero) ? XDP_PASS : XDP_DROP;
}
