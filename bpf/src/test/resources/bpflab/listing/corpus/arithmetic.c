/* Arithmetic that the verifier guards, and comparisons of all kinds. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include <bpf/bpf_endian.h>

__u64 out;

SEC("xdp")
int arithmetic(struct xdp_md *ctx)
{
	__u32 a = ctx->ingress_ifindex, b = ctx->rx_queue_index;
	__u64 wide = (__u64)a << 33 | b;
	__s64 negative = -(__s64)wide;
	__s32 small = (__s32)a - 5;

	out = a / (b + 1) + a % 7 + wide / (a + 2) + wide % 1000003;
	out += wide * 31 ^ wide >> 5;
	out += negative >> 3;
	out |= bpf_htons(a) + bpf_htonl(b) + bpf_cpu_to_be64(wide);
	if (small < -3 || negative > 77 || small >= 100 || (wide & 0x10) || a <= b)
		out -= 0x1122334455667788ULL;
	return out > 3 ? XDP_PASS : XDP_DROP;
}

char _license[] SEC("license") = "GPL";
