/* Loops: unrolled, bounded, and by bpf_loop with a callback. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct sum {
	int total;
};

static int add(__u32 index, void *data)
{
	struct sum *sum = data;

	sum->total += index;
	return index > 90;
}

SEC("xdp")
int loops(struct xdp_md *ctx)
{
	struct sum sum = { 0 };
	int total = 0;

	#pragma unroll
	for (int i = 0; i < 4; i++)
		total += i * ctx->rx_queue_index;
	for (int i = 0; i < 64; i++) {
		if (i == ctx->ingress_ifindex)
			break;
		total ^= i;
	}
	bpf_loop(100, add, &sum, 0);
	return total + sum.total > 5 ? XDP_PASS : XDP_DROP;
}

char _license[] SEC("license") = "GPL";
