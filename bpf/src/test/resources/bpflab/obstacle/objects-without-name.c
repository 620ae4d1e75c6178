// refused: target
// what: f does not say which objects it is for
// fix: write SEC("iter.s/task"), or what else it is for
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("iter.s/")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
