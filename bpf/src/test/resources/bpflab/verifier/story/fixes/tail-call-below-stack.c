#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <linux/in.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_endian.h>
struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, __u32);
} jmp SEC(".maps");

static __noinline int hop(struct xdp_md *ctx)
{
	char big[300];

	__builtin_memset(big, ctx->rx_queue_index, sizeof(big));
	bpf_xdp_store_bytes(ctx, 0, big, sizeof(big));
	bpf_tail_call(ctx, &jmp, 0);
	return 0;
}

SEC("xdp")
int prog(struct xdp_md *ctx)
{
	char more[256] = {};

	bpf_xdp_store_bytes(ctx, 0, more, sizeof(more));
	return hop(ctx) + XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
