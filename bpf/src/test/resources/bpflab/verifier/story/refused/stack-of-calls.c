#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

static __attribute__((noinline)) int second(int x)
{
	volatile char room[300];

	room[x & 255] = x;
	return room[(x + 1) & 255];
}

static __attribute__((noinline)) int first(int x)
{
	volatile char room[300];

	room[x & 255] = x;
	return second(x) + room[(x + 1) & 255];
}

SEC("xdp")
int nested(struct xdp_md *ctx)
{
	return first(ctx->rx_queue_index) ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
