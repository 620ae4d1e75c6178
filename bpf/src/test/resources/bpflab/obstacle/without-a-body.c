// refused: extern
// what: pass calls decided_elsewhere(), which is nowhere defined
// fix: give decided_elsewhere a body in this file: static __always_inline, above what calls it; a macro has a #define there; a function of the kernel is declared with __ksym behind it
// at: return decided_elsewhere(3);
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

int decided_elsewhere(int number);

SEC("xdp")
int pass(struct xdp_md *ctx)
{
	return decided_elsewhere(3);
}

char LICENSE[] SEC("license") = "GPL";
