/* The verdict is a constant that the loader could set. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

const volatile int verdict = XDP_PASS;

SEC("xdp")
int any_name(struct xdp_md *ctx)
{
	return verdict;
}

char LICENSE[] SEC("license") = "GPL";
