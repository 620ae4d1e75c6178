// loaded: xdp
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

enum hrtimer_restart___x {
	HRTIMER_SLEEPS___x = 7,
};

SEC("xdp")
int constant(struct xdp_md *ctx)
{
	if (bpf_core_enum_value_exists(enum hrtimer_restart___x, HRTIMER_SLEEPS___x))
		return bpf_core_enum_value(enum hrtimer_restart___x, HRTIMER_SLEEPS___x);
	return XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
