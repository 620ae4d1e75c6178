// refused: core
// what: constant uses HRTIMER_SLEEPS of enum hrtimer_restart, which this kernel does not have
// fix: ask first: if (bpf_core_enum_value_exists(enum hrtimer_restart___x, HRTIMER_SLEEPS___x)) around the line that uses it
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

enum hrtimer_restart___x {
	HRTIMER_SLEEPS___x = 7,
};

SEC("xdp")
int constant(struct xdp_md *ctx)
{
	return bpf_core_enum_value(enum hrtimer_restart___x, HRTIMER_SLEEPS___x);
}

char LICENSE[] SEC("license") = "GPL";
