// refused: name
// what: зеркало has letters in its name that the kernel does not take
// fix: call it otherwise: xdp_program in place of зеркало
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int зеркало(struct xdp_md *ctx)
{
	return XDP_PASS;
}
