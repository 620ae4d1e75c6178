// refused: section
// what: f is in section "trace/sched/sched_switch", which says no type of program
// fix: write SEC("tracepoint/sched/sched_switch")
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("trace/sched/sched_switch")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
