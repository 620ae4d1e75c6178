// refused: ksym
// what: variable reads the kernel's variable missing_everywhere, which is not to be found in this kernel
// fix: declare it with __ksym __weak, and read it only behind if (&missing_everywhere)
// at: return missing_everywhere;
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern const int missing_everywhere __ksym;

SEC("xdp")
int variable(struct xdp_md *ctx)
{
	return missing_everywhere;
}

char LICENSE[] SEC("license") = "GPL";
