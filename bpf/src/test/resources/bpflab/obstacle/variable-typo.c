// refused: ksym
// what: variable reads the kernel's variable __start_rodta, which is not to be found in this kernel
// fix: write __start_rodata, or declare it with __ksym __weak, and read it only behind if (&__start_rodta)
// at: return __start_rodta;
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

extern const int __start_rodta __ksym;

SEC("xdp")
int variable(struct xdp_md *ctx)
{
	return __start_rodta;
}

char LICENSE[] SEC("license") = "GPL";
