// refused: target
// what: f is for the hook tsk, which this kernel does not have
// fix: write SEC("iter/task")
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("iter/tsk")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
