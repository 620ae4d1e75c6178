/* forward.o: clang -O2 -g -target bpf -fdebug-compilation-dir=. -c forward.c, then llvm-strip -g */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct elsewhere;

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 2);
	__type(key, int);
	__type(value, struct elsewhere);
} flows SEC(".maps");

SEC("xdp")
int pass(struct xdp_md *ctx)
{
	return XDP_PASS;
}
