// refused: target
// what: f is for the function unlinkat_quuxes, which this kernel does not have
// fix: !grep unlinkat /proc/kallsyms   # what is called like it
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("fentry/unlinkat_quuxes")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
