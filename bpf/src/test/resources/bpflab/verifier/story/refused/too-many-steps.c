#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("xdp")
int sums(struct xdp_md *ctx)
{
	__u32 sum = 0;

	for (__u32 i = 0; i < 1000000; i++) {
		asm volatile("" : "+r"(i));
		sum += i;
	}
	return sum ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
