// refused: target
// what: f replaces a function of a program that nobody names
// fix: load it with a loader of your own
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("freplace/verdict")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
