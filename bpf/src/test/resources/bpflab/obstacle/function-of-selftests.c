// refused: target
// what: f is for the function bpf_testmod_return_ptr, which this kernel does not have
// fix: write SEC("fexit/do_unlinkat"), or what else it is for
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("fexit/bpf_testmod_return_ptr")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
