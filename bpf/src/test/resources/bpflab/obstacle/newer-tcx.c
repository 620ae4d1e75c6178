// loaded: sched_cls
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tcx/ingress")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
