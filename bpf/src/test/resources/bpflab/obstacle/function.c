// refused: kfunc
// what: function calls the kernel's function bpf_missing_everywhere, which this kernel does not have
// fix: declare it with __ksym __weak, and call it only behind if (bpf_missing_everywhere)
// at: return bpf_missing_everywhere(ctx);
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern int bpf_missing_everywhere(struct xdp_md *ctx) __ksym;

SEC("xdp")
int function(struct xdp_md *ctx)
{
	return bpf_missing_everywhere(ctx);
}

char LICENSE[] SEC("license") = "GPL";
