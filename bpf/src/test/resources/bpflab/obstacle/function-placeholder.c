// refused: target
// what: f is for the function dummy_file_read, which this kernel does not have
// fix: write SEC("fentry/do_unlinkat"), or what else it is for
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("fentry/dummy_file_read")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
