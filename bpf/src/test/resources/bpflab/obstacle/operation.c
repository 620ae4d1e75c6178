// refused: target
// what: f is an operation of a struct that is not in this file
// fix: write SEC(".struct_ops") struct tcp_congestion_ops mine = { .ssthresh = (void *)f };
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("struct_ops/ssthresh")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
