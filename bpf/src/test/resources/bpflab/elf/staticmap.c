/* staticmap.o: clang -O2 -g -target bpf -fdebug-compilation-dir=. -c staticmap.c, then llvm-strip -g */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

static struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, int);
	__type(value, int);
	__uint(max_entries, 2);
} hidden SEC(".maps");

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	int zero = 0;

	return bpf_map_lookup_elem(&hidden, &zero) ? XDP_PASS : XDP_DROP;
}
