// refused: target
// what: f does not say which event it is for
// fix: write SEC("tp_btf/sched_switch"), or what else it is for
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tp_btf")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
