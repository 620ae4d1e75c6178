// refused: target
// what: f is for the tracepoint sched_swich, which this kernel does not have
// fix: write SEC("tp_btf/sched_switch")
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tp_btf/sched_swich")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
