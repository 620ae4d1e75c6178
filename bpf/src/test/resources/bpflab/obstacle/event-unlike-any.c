// refused: target
// what: f is for the tracepoint no_such_tp, which this kernel does not have
// fix: !ls /sys/kernel/tracing/events/*
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("tp_btf/no_such_tp")
int f(void *ctx)
{
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
